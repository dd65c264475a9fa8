import { encodeLicenseError } from '../../../src/core/protocol/mcs/license.ts';
import { encodeSetErrorInfo } from '../../../src/core/protocol/mcs/share.ts';
import { rdpServer } from '../../../src/node/lab/rdp-server.ts';
import type { BlindCase } from '../blind-case.ts';
import { live, selfMadeToo } from './live-case.ts';

/** A server that takes the right password and refuses it with this NTSTATUS. */
const refuses = (status: number) => rdpServer({ credssp: { refusal: () => status } });

/** A server that signs in and ends the session with this error of [MS-RDPBCGR] 2.2.5.1.1. */
const ends = (code: number) =>
  rdpServer({ begins: { says: [encodeLicenseError(7), encodeSetErrorInfo(code)], closes: true } });

/** Refusals and ends that only somebody who signs in meets. */
export const signInCases: readonly BlindCase[] = [
  live({
    id: 'blind-live-logon-hours',
    made: 'The account may sign in from eight to five only: STATUS_INVALID_LOGON_HOURS (0xC000006F).',
    truth: ['restricted-logon'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'locked-account', 'clock-skew', 'session-time-limit'],
    udp: true,
    signsIn: true,
    serve: refuses(0xc000006f),
  }),
  live({
    id: 'blind-live-authentication-firewall',
    made: 'A trust with selective authentication does not let this account sign in to this server: 0xC0000413.',
    truth: ['restricted-logon', 'denied-logon-right', 'refused-logon'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'blocking-firewall', 'locked-account', 'prohibiting-firewall'],
    udp: true,
    signsIn: true,
    serve: refuses(0xc0000413),
  }),
  live({
    id: 'blind-live-netlogon-not-started',
    made: 'Netlogon does not run on the server: STATUS_NETLOGON_NOT_STARTED (0xC0000192).',
    truth: ['unreachable-domain-controller', 'refused-logon'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'locked-account', 'blocked-ntlm', 'denied-logon-right'],
    udp: true,
    signsIn: true,
    serve: refuses(0xc0000192),
  }),
  live({
    id: 'blind-live-unknown-status',
    made: 'A product for sign-in by telephone refuses with a status of its own that no list has (0xC1A50042).',
    truth: ['refused-logon'],
    mayAlso: selfMadeToo,
    mustNot: [
      'wrong-password',
      'locked-account',
      'disabled-account',
      'expired-password',
      'unreachable-domain-controller',
    ],
    udp: true,
    signsIn: true,
    serve: refuses(0xc1a50042),
  }),
  live({
    id: 'blind-live-taken-over',
    made: 'The same account is signed in elsewhere by a program that takes the session back at once: Set Error Info 0x5.',
    truth: ['replaced-session'],
    mayAlso: selfMadeToo,
    mustNot: ['session-time-limit', 'wrong-password', 'crashed-session', 'session-limit'],
    udp: true,
    signsIn: true,
    serve: ends(0x5),
  }),
  live({
    id: 'blind-live-fresh-credentials',
    made: 'Policy demands a password typed each time: Set Error Info 0xA.',
    truth: ['required-fresh-credentials'],
    mayAlso: selfMadeToo,
    mustNot: ['wrong-password', 'expired-password', 'denied-logon-right'],
    udp: true,
    signsIn: true,
    serve: ends(0xa),
  }),
  live({
    id: 'blind-live-license-of-another-machine',
    made: 'The stored license belongs to another machine: Set Error Info 0x104.',
    truth: ['damaged-client-license'],
    mayAlso: selfMadeToo,
    mustNot: ['exhausted-licenses', 'missing-license-server', 'expired-licensing-grace', 'wrong-password'],
    udp: true,
    signsIn: true,
    serve: ends(0x104),
  }),
  live({
    id: 'blind-live-display-driver-failed',
    made: 'The display driver of the new session fails: Set Error Info 0x11, ERRINFO_CLOSE_STACK_ON_DRIVER_FAILURE.',
    truth: ['crashed-session', 'ended-session'],
    mayAlso: selfMadeToo,
    mustNot: ['session-time-limit', 'replaced-session', 'exhausted-licenses', 'administrative-disconnect'],
    udp: true,
    signsIn: true,
    serve: ends(0x11),
  }),
  live({
    id: 'blind-live-closes-without-word',
    made: 'Sign-in is done and the host drops the line without any reason, as with a full disk.',
    truth: ['closed-session'],
    mayAlso: selfMadeToo,
    mustNot: [
      'wrong-password',
      'exhausted-licenses',
      'denied-logon-right',
      'exhausted-server-memory',
      'session-limit',
    ],
    udp: true,
    signsIn: true,
    serve: rdpServer({ begins: { says: [], closes: true } }),
  }),
];
