import { healthyServer } from '../../../src/core/facts/healthy-server.ts';
import { read } from './collected.ts';
import type { LogFault, Sign } from './fault.ts';
import { fault, sign } from './fault-parts.ts';
import { writers } from './world-event.ts';

const { rcmSystem: rcm, lsm } = writers;

const license = (
  kind: string,
  made: string,
  truth: string,
  id: number,
  fields: Sign['fields'] = {},
  mayAlso: readonly string[] = [],
): LogFault =>
  fault('license', kind, {
    made,
    truths: [truth],
    end: { how: 'inSession', code: 2056 },
    mayAlso,
    signs: [sign(rcm, id, id === 1069 || id === 1068 ? 'daily' : 'attempt', fields)],
  });

const ended = (
  kind: string,
  made: string,
  truth: string,
  reason: number,
  hits: LogFault['hits'] = 'onePerson',
): LogFault =>
  fault('session', kind, {
    made,
    truths: [truth],
    hits,
    end: { how: 'endedByServer', code: 3, reason },
    signs: [],
  });

/** Licensing and the session. */
export const sessionFaults: readonly LogFault[] = [
  license('grace-ended', 'the licensing grace period ended: 1069', 'expired-licensing-grace', 1069, {}, [
    'unset-licensing-mode',
    'missing-license-server',
  ]),
  license('cannot-license', 'the host cannot issue a client license: 1004', 'exhausted-licenses', 1004, {}, [
    'missing-license-server',
  ]),
  license('license-invalid', 'the license of one client is not valid: 1003', 'damaged-client-license', 1003, {
    Param1: 'PC7',
  }),
  fault('license', 'mode-unset', {
    made: 'the licensing mode is not configured: 1068; sessions work in the grace period',
    truths: ['unset-licensing-mode', 'healthy'],
    end: { how: 'works', code: 1 },
    mayAlso: ['unset-licensing-mode'],
    signs: [sign(rcm, 1068, 'daily')],
  }),
  ended(
    'taken-over',
    'two people share an account and take the session from each other (LSM 40 reason 5)',
    'replaced-session',
    5,
  ),
  ended('idle-limit', 'a policy ends idle sessions (LSM 40 reason 3)', 'session-time-limit', 3, 'everybody'),
  ended(
    'time-limit',
    'a policy ends sessions after a time (LSM 40 reason 4)',
    'session-time-limit',
    4,
    'everybody',
  ),
  fault('session', 'by-administrator', {
    made: 'an administrator disconnects a session (LSM 39)',
    truths: ['administrative-disconnect'],
    hits: 'onePerson',
    end: { how: 'endedByServer', code: 3, reason: 1 },
    signs: [sign(lsm, 39, 'attempt', { TargetSession: '{session}', Source: '1' })],
  }),
  fault('session', 'memory', {
    made: 'the server ran out of memory (2004)',
    truths: ['exhausted-server-memory', { began: ['Microsoft-Windows-Resource-Exhaustion-Detector', 2004] }],
    end: { how: 'inSession', code: 2308, reason: 6 },
    mayAlso: ['exhausted-server-memory'],
    signs: [
      sign(
        { channel: 'System', provider: 'Microsoft-Windows-Resource-Exhaustion-Detector' },
        2004,
        'hourly',
        { '0': 'acme.exe' },
      ),
    ],
  }),
  fault('session', 'setup-running', {
    made: 'setup never finished: LSM 34 at each attempt',
    truths: ['unfinished-setup'],
    end: { how: 'inSession', code: 2308 },
    signs: [sign(lsm, 34, 'attempt')],
    collected: (setting) => [
      read(setting, 'hostSystem', { ...healthyServer.hostSystem, setupInProgress: true }),
    ],
  }),
  fault('session', 'draining', {
    made: 'the server takes no new sessions (drain mode)',
    truths: ['draining-server'],
    end: { how: 'inSession', code: 2308 },
    signs: [],
    collected: (setting) => [
      read(setting, 'listenerSettings', {
        ...healthyServer.listenerSettings,
        drainMode: { value: 1, origin: 'local' },
      }),
    ],
  }),
  fault('session', 'broker-renamed', {
    made: 'the Connection Broker was renamed: 1296 at each attempt',
    truths: ['broker-failure'],
    end: { how: 'inSession', code: 2308 },
    signs: [
      sign(
        {
          channel: 'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational',
          provider: 'Microsoft-Windows-TerminalServices-SessionBroker-Client',
        },
        1296,
        'attempt',
        { Param1: '{user}' },
      ),
    ],
  }),
];
