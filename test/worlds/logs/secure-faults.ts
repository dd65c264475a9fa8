import { healthyServer } from '../../../src/core/facts/healthy-server.ts';
import { read } from './collected.ts';
import type { LogFault } from './fault.ts';
import { dropped, fault, mute, sign } from './fault-parts.ts';
import { day, hour, type Setting } from './setting.ts';
import { writers } from './world-event.ts';

const { rcmSystem: rcm, schannel, scm, core } = writers;

/** A bound certificate that ended before the fault showed. */
const expired = (setting: Setting) => {
  const notAfter = new Date(setting.onset - hour).toISOString();
  const notBefore = new Date(setting.onset - 183 * day).toISOString();
  const [own] = healthyServer.remoteDesktopStore;
  return [
    read(setting, 'listenerCertificate', { ...healthyServer.listenerCertificate, notBefore, notAfter }),
    read(setting, 'remoteDesktopStore', [{ ...own!, notBefore, notAfter }]),
  ];
};

/** No certificate at all. */
const none = (setting: Setting) => [
  read(setting, 'listenerCertificate', {}),
  read(setting, 'remoteDesktopStore', []),
];

/** Faults of certificate, key and TLS. */
export const secureFaults: readonly LogFault[] = [
  fault('secure', 'key-unreadable', {
    made: 'the access list of the key lost NETWORK SERVICE: 36870 at each connection',
    truths: ['unreadable-certificate-key'],
    end: dropped,
    mayAlso: ['failed-certificate-renewal', 'unusable-server-key'],
    signs: [
      sign(schannel, 36_870, 'attempt', { Type: 'server', ErrorCode: '0x8009030d', ErrorStatus: '10001' }),
    ],
    collected: (setting) => [
      read(setting, 'listenerCertificate', {
        ...healthyServer.listenerCertificate,
        notAfter: new Date(setting.end + 9e9).toISOString(),
        keyReadableByService: false,
      }),
    ],
  }),
  fault('secure', 'renewal-denied', {
    made: 'the expired certificate could not be replaced: 1058 each night',
    truths: ['failed-certificate-renewal'],
    end: dropped,
    mayAlso: ['expired-certificate', 'unreadable-certificate-key'],
    signs: [sign(rcm, 1058, 'daily', { '0': '0x80070005' })],
    agreeing: expired,
  }),
  fault('secure', 'no-new-certificate', {
    made: 'no certificate could be made: 1057',
    truths: ['failed-certificate-renewal'],
    end: dropped,
    mayAlso: ['missing-server-certificate', 'missing-listener-certificate', 'unreadable-certificate-key'],
    signs: [sign(rcm, 1057, 'daily', { '0': 'Keyset does not exist\r\n' })],
    agreeing: none,
  }),
  fault('secure', 'binding-damaged', {
    made: 'the certificate binding was damaged and reset: 1059',
    truths: ['missing-listener-certificate'],
    end: dropped,
    mayAlso: ['missing-server-certificate', 'rejected-configured-certificate'],
    signs: [sign(rcm, 1059, 'once')],
    agreeing: none,
  }),
  fault('secure', 'template-expired', {
    made: 'the certificate of a template expired and could not be replaced: 1065',
    truths: ['failed-certificate-renewal', 'unusable-certificate-template'],
    end: dropped,
    mayAlso: ['expired-certificate', 'failed-certificate-renewal', 'unusable-certificate-template'],
    signs: [sign(rcm, 1065, 'daily')],
    agreeing: expired,
  }),
  fault('secure', 'template-unusable', {
    made: 'the policy names a template that does not exist: 1064; sessions work meanwhile',
    truths: ['unusable-certificate-template', 'healthy'],
    end: { how: 'works', code: 1 },
    mayAlso: ['unusable-certificate-template'],
    signs: [sign(rcm, 1064, 'hourly')],
  }),
  fault('secure', 'bound-certificate-unfit', {
    made: 'the bound certificate is not usable; Windows uses its own and it works',
    truths: ['rejected-configured-certificate', 'healthy'],
    end: { how: 'works', code: 1 },
    mayAlso: ['rejected-configured-certificate'],
    signs: [sign(rcm, 1054, 'daily')],
  }),
  fault('secure', 'bound-certificate-expired', {
    made: 'the bound certificate has expired: 1053; Windows uses its own',
    truths: ['rejected-configured-certificate', 'healthy'],
    end: { how: 'works', code: 1 },
    mayAlso: ['rejected-configured-certificate', 'expired-certificate'],
    signs: [sign(rcm, 1053, 'daily')],
  }),
  fault('secure', 'tls-switched-off', {
    made: 'every TLS version was switched off for servers: 36871 state 10013',
    truths: ['disabled-tls-versions'],
    end: dropped,
    signs: [sign(schannel, 36_871, 'attempt', { Type: 'server', ErrorState: '10013' })],
    collected: (setting) => [
      read(setting, 'schannelServer', {
        'TLS 1.0': { enabled: false },
        'TLS 1.1': { enabled: false },
        'TLS 1.2': { enabled: false },
      }),
    ],
  }),
  fault('secure', 'no-common-suite', {
    made: 'the cipher list was cut to what clients lack: 36874 and RdpCoreTS 139',
    truths: ['disjoint-cipher-suites', 'no-common-cipher'],
    end: dropped,
    mayAlso: ['failed-security-layer', 'no-common-cipher', 'disjoint-cipher-suites'],
    signs: [
      sign(schannel, 36_874, 'attempt', { Protocol: 'TLS 1.2' }),
      mute(sign(schannel, 36_888, 'attempt', { AlertDesc: '40', ErrorState: '1205' })),
      mute(sign(core, 139, 'attempt', { ResultCode: '0x80090304', IPString: '{address}' })),
    ],
  }),
  fault('secure', 'security-layer', {
    made: 'the security layer ends each connection of one old client: TermDD 56',
    truths: ['failed-security-layer', 'disjoint-cipher-suites'],
    hits: 'onePerson',
    end: dropped,
    mayAlso: ['disjoint-cipher-suites', 'failed-security-layer'],
    signs: [
      sign(writers.termdd, 56, 'attempt', {
        '0': '\\Device\\Termdd',
        '1': '{address}',
        Binary: '00000400020000002C0000000000000038000AC000000000310309D0',
      }),
    ],
  }),
  fault('secure', 'key-service-stopped', {
    made: 'CNG Key Isolation was disabled and does not start',
    truths: ['stopped-key-service'],
    end: dropped,
    mayAlso: ['unreadable-certificate-key'],
    signs: [
      sign(scm, 7040, 'once', {
        param1: 'CNG Key Isolation',
        param2: 'demand start',
        param3: 'disabled',
        param4: 'KeyIso',
      }),
      sign(scm, 7000, 'attempt', { param1: 'CNG Key Isolation', param2: '%%1058' }),
    ],
    collected: (setting) => [
      read(setting, 'services', {
        ...healthyServer.services,
        KeyIso: { state: 'stopped', startup: 'disabled' },
      }),
    ],
  }),
];
