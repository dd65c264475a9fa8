import { healthyServer } from '../../../src/core/facts/healthy-server.ts';
import { read } from './collected.ts';
import type { End, LogFault } from './fault.ts';
import { fault, mute, sign } from './fault-parts.ts';
import { writers } from './world-event.ts';

const never: End = { how: 'neverArrives', code: 516 };
const { rcmSystem: rcm, scm, security, core } = writers;
const service = 'Remote Desktop Services';

/** Faults of the listener and of the way to it. */
export const reachFaults: readonly LogFault[] = [
  fault('reach', 'service-crashed', {
    made: 'TermService ended unexpectedly and did not come back',
    truths: ['stopped-service'],
    end: never,
    mayAlso: ['unreached-service'],
    signs: [
      sign(scm, 7034, 'once', {
        param1: service,
        param2: '1',
        Binary: '5400650072006D0053006500720076006900630065000000',
      }),
    ],
    collected: (setting) => [
      read(setting, 'services', {
        ...healthyServer.services,
        TermService: { state: 'stopped', startup: 'manual', exitCode: 1067 },
      }),
      read(setting, 'portOwner', { port: 3389, listening: false, addresses: [] }),
    ],
  }),
  fault('reach', 'service-stopped', {
    made: 'somebody disabled and stopped TermService',
    truths: ['stopped-service'],
    end: never,
    mayAlso: ['unreached-service'],
    signs: [
      sign(scm, 7040, 'once', {
        param1: service,
        param2: 'demand start',
        param3: 'disabled',
        param4: 'TermService',
      }),
      sign(scm, 7036, 'once', {
        param1: service,
        param2: 'stopped',
        Binary: '5400650072006D0053006500720076006900630065002F0031000000',
      }),
    ],
    collected: (setting) => [
      read(setting, 'services', {
        ...healthyServer.services,
        TermService: { state: 'stopped', startup: 'disabled' },
      }),
      read(setting, 'portOwner', { port: 3389, listening: false, addresses: [] }),
    ],
  }),
  fault('reach', 'remote-desktop-off', {
    made: 'Remote Desktop was switched off',
    truths: ['disabled-remote-desktop'],
    end: never,
    mayAlso: ['disabled-listener', 'unreached-service'],
    signs: [
      mute(sign(writers.rcm, 259, 'once', { listenerName: 'RDP-Tcp' })),
      mute(sign(writers.rcm, 262, 'once', { listenerName: 'RDP-Tcp' })),
    ],
    collected: (setting) => [
      read(setting, 'listenerSettings', {
        ...healthyServer.listenerSettings,
        denyConnections: { value: true, origin: 'local' },
      }),
      read(setting, 'portOwner', { port: 3389, listening: false, addresses: [] }),
    ],
  }),
  fault('reach', 'listener-disabled', {
    made: 'the RDP-Tcp listener was disabled (106)',
    truths: ['disabled-listener'],
    end: never,
    mayAlso: ['unreached-service'],
    signs: [sign(core, 106, 'once'), mute(sign(writers.rcm, 259, 'once', { listenerName: 'RDP-Tcp' }))],
    agreeing: (setting) => [read(setting, 'portOwner', { port: 3389, listening: false, addresses: [] })],
    collected: (setting) => [
      read(setting, 'listenerSettings', {
        ...healthyServer.listenerSettings,
        listenerEnabled: { value: false, origin: 'local' },
      }),
    ],
  }),
  fault('reach', 'port-moved', {
    made: 'the listener was moved to port 3390',
    truths: ['moved-port'],
    end: never,
    mayAlso: ['unreached-service'],
    signs: [
      mute(sign(writers.rcmAdmin, 1157, 'once', { listenerName: 'RDP-Tcp' })),
      sign(core, 129, 'once', { TransportProtocolName: 'TCP', Port: '3390' }),
    ],
    agreeing: (setting) => [
      read(setting, 'firewall', {
        ...healthyServer.firewall,
        rules: healthyServer.firewall.rules.map((rule) => ({ ...rule, ports: '3390' })),
      }),
    ],
    collected: (setting) => [
      read(setting, 'listenerSettings', {
        ...healthyServer.listenerSettings,
        port: { value: 3390, origin: 'local' },
      }),
      read(setting, 'portOwner', { ...healthyServer.portOwner, port: 3390 }),
    ],
  }),
  fault('reach', 'port-taken', {
    made: 'another program took 3389 (1036)',
    truths: ['foreign-port-owner'],
    end: { how: 'neverArrives', code: 2308 },
    mayAlso: ['disabled-listener', 'unreached-service', 'stopped-service'],
    signs: [sign(rcm, 1036, 'once', { '0': '0xC0000043' })],
    collected: (setting) => [
      read(setting, 'portOwner', { port: 3389, listening: true, process: 'nginx', addresses: ['0.0.0.0'] }),
    ],
  }),
  fault('reach', 'firewall-blocks', {
    made: 'a rule of the Windows firewall blocks the port',
    truths: ['blocking-firewall'],
    end: { how: 'neverArrives', code: 264 },
    mayAlso: ['unreached-service'],
    signs: [
      mute(
        sign(
          {
            channel: 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
            provider: 'Microsoft-Windows-Windows Firewall With Advanced Security',
          },
          2005,
          'once',
          { RuleName: 'Remote Desktop - User Mode (TCP-In)' },
        ),
      ),
    ],
    collected: (setting) => [
      read(setting, 'firewall', {
        ...healthyServer.firewall,
        rules: healthyServer.firewall.rules.map((rule) => ({ ...rule, action: 'block' as const })),
      }),
    ],
  }),
  fault('reach', 'public-profile', {
    made: 'the network became a public one, for which the port is not open',
    truths: ['public-network-profile', { began: ['Microsoft-Windows-NetworkProfile', 10_000] }],
    end: { how: 'neverArrives', code: 264 },
    mayAlso: ['blocking-firewall', 'public-network-profile', 'unreached-service'],
    signs: [
      sign(
        {
          channel: 'Microsoft-Windows-NetworkProfile/Operational',
          provider: 'Microsoft-Windows-NetworkProfile',
        },
        10_000,
        'once',
        { Name: 'Network 3', Category: '0', State: '1' },
      ),
    ],
    collected: (setting) => [
      read(setting, 'networkProfile', [{ interface: 'Ethernet', category: 'public' }]),
      read(setting, 'firewall', {
        ...healthyServer.firewall,
        activeProfiles: ['public'],
        rules: healthyServer.firewall.rules.map((rule) => ({ ...rule, profiles: ['domain', 'private'] })),
      }),
    ],
  }),
  fault('reach', 'logon-flood', {
    made: 'strangers guess thousands of passwords',
    truths: ['logon-flood'],
    end: { how: 'dropped', code: 2308 },
    mayAlso: ['logged-wrong-credentials', 'throttled-listener'],
    signs: [
      sign(security, 4625, 'flood', {
        TargetUserName: 'administrator',
        Status: '0xc000006d',
        SubStatus: '0xc0000064',
        LogonType: '3',
        IpAddress: '203.0.113.{n}',
        IpPort: '0',
      }),
    ],
  }),
  fault('reach', 'name-gone', {
    made: 'the name of the server leads nowhere for one person',
    truths: ['unresolved-name'],
    hits: 'onePerson',
    end: { how: 'beforeTheServer', code: 260, codeTells: true },
    signs: [],
  }),
  fault('reach', 'gateway-gone', {
    made: 'the RD Gateway cannot be reached',
    truths: ['unreachable-gateway', 'client.reported'],
    hits: 'onePerson',
    end: { how: 'beforeTheServer', code: 0x300_000c, codeTells: true },
    signs: [],
  }),
  fault('reach', 'gateway-certificate', {
    made: 'the certificate of the RD Gateway is not accepted',
    truths: ['unusable-gateway-certificate', 'client.reported'],
    hits: 'onePerson',
    end: { how: 'beforeTheServer', code: 0x300_0003, codeTells: true },
    signs: [],
  }),
];
