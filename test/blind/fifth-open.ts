import { clientAttempt } from '../corpus/evidence/log-events.ts';
import type { BlindCase } from './blind-case.ts';
import { dead, untraced } from './failures.ts';
import { branch, case5, computer, office, written } from './fifth-days.ts';
import { doorway, passed } from './fifth-gateway.ts';
import { every, later } from './moments.ts';

const laptop = computer('NB-1203.nordwind.example').log;
const seen = [
  'client-reported',
  'program-reported',
  'reported-event',
  'unreached-service',
  'unexplained-close',
  'unexplained-connect-failure',
  'dropped-before-sign-in',
  'measured-death',
  'failing-since-onset',
  'failed-security-layer',
  'turned-away-by-gateway',
];
const guesses = [
  'blocking-firewall',
  'stopped-service',
  'dead-tunnel',
  'unreadable-certificate-key',
  'wrong-password',
  'locked-account',
  'update-regression',
  'disabled-remote-desktop',
  'foreign-security-product',
  'resetting-middlebox',
  'lossy-network',
];
const open = { kind: 'cannot tell', truth: ['unknown'], mayAlso: seen, mustNot: guesses } as const;

/** Evidence from which nobody can tell why. */
export const fifthOpen: readonly BlindCase[] = [
  case5({
    ...open,
    id: 'fifth-open-laptop-516',
    made: 'Only the laptop’s log: 516 since the VPN client was renewed; nobody looked at server, tunnel or firewall.',
    files: written(
      every(86_400, '2026-11-17T07:00:00.000Z', 4).flatMap((time) => clientAttempt(laptop, time, 'ts-30')),
      every(300, '2026-11-26T07:00:00.000Z', 5).flatMap((time) => clientAttempt(laptop, time, 'ts-30', 516)),
    ),
  }),
  case5({
    ...open,
    id: 'fifth-open-system-log-only',
    made: 'Of the server only the System log, full of the usual; the person sees 0x904.',
    code: '0x904',
    files: branch({
      computer: 'TS-31.nordwind.example',
      seed: 561,
      domain: 'NORDWIND',
      onset: '2026-11-26T05:00:00.000Z',
      failing: dead,
      without: [
        'Security',
        'Application',
        'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational',
        'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
        'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
      ],
    }),
  }),
  case5({
    ...open,
    id: 'fifth-open-one-desk-dies',
    made: 'One desk dies before signing in since Tuesday while seven others work, and no log says why.',
    files: branch({
      computer: 'TS-32.nordwind.example',
      seed: 562,
      domain: 'NORDWIND',
      onset: '2026-11-24T05:00:00.000Z',
      whom: ['goran'],
      failing: dead,
    }),
  }),
  case5({
    ...open,
    id: 'fifth-open-nobody-came-on-thursday',
    made: 'An office of three, and on Thursday no connection arrives; whether somebody tried, or something stood between, is nowhere.',
    files: office({
      computer: 'SRV-KANZLEI',
      seed: 564,
      language: 'nl',
      onset: '2026-11-26T00:00:00.000Z',
      failing: untraced,
    }),
  }),
  case5({
    ...open,
    id: 'fifth-open-all-die-unexplained',
    made: 'Everybody’s connection dies in the handshake since the morning, and System says nothing but the usual.',
    files: branch({
      computer: 'TS-33.nordwind.example',
      seed: 565,
      domain: 'NORDWIND',
      onset: '2026-11-26T05:00:00.000Z',
      failing: dead,
    }),
  }),
  case5({
    ...open,
    id: 'fifth-open-wrong-host-sent',
    made: 'A helpdesk sent the logs of the healthy clone instead of the host that gives 0x204.',
    truth: ['unknown', 'client-reported'],
    code: '0x204',
    files: branch({ computer: 'TS-34.nordwind.example', seed: 567, domain: 'NORDWIND' }),
  }),
  case5({
    ...open,
    id: 'fifth-open-laptop-cut-short',
    made: 'A laptop’s log with three beginnings (1024) and no end: the window was closed, or the log was copied in between.',
    files: written(
      every(40, '2026-11-26T15:20:00.000Z', 3).flatMap((time) =>
        clientAttempt(laptop, time, 'ts-35').filter(({ id }) => id === 1024),
      ),
    ),
  }),
  case5({
    ...open,
    id: 'fifth-open-gateway-cannot-reach',
    made: 'The gateway writes 304 for one host since noon: it could not connect to it; what ails the host is not in this log.',
    truth: ['unknown', 'unreached-service', { began: ['Microsoft-Windows-TerminalServices-Gateway', 304] }],
    mustNot: [...guesses, 'unreachable-gateway', 'unusable-gateway-certificate'],
    files: written(
      passed('2026-11-17T07:00:00.000Z', 40, 'ts-01.nordwind.example'),
      every(900, '2026-11-26T12:00:00.000Z', 8).flatMap((time) => [
        doorway(200, time, 'hanne', 'app-30.nordwind.example', '0'),
        doorway(300, later(time, 0.3), 'hanne', 'app-30.nordwind.example', '0'),
        doorway(304, later(time, 21), 'hanne', 'app-30.nordwind.example', '23965'),
      ]),
    ),
  }),
];
