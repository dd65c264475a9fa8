import { describe, expect, it } from 'vitest';
import { phaseCodes, problemCodes, gapCodes } from '../../facts/problems.ts';
import { saysEnding, says, saysProblem } from '../../facts/phase-says.ts';
import { problemWords } from '../../codes/problem-words.ts';
import { gapWords } from './gap-words.ts';
import { phaseWords } from './phase-words.ts';

const certificate = {
  subject: 'CN=srv01.corp.example,O=Corp',
  issuer: 'CN=Corp CA',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-12-31T00:00:00.000Z',
};

describe('a phase in words', () => {
  it.each([
    [
      saysEnding({ by: 'fin', after: 'clientHello', ms: 3.4, bytes: 0 }),
      'closed by the far end (FIN), 0 bytes, after 3 ms',
    ],
    [
      saysEnding({ by: 'rst', after: 'clientHello', ms: 3, bytes: 7, side: 'path' }),
      'reset by the path (RST), 7 bytes, after 3 ms',
    ],
    [
      saysEnding({ by: 'icmp', after: 'syn', ms: 1, bytes: 0, system: 'ENOPROTOOPT' }),
      'the host answers that it does not speak this protocol (ICMP protocol unreachable) (ENOPROTOOPT), 0 bytes, after 1 ms',
    ],
    [
      saysEnding({
        by: 'nonsense',
        after: 'connectionRequest',
        ms: 6_000,
        bytes: 5,
        trickled: { pieces: 5, longestPauseMs: 1_000, bytesPerSecond: 0.8 },
      }),
      'trickles in: 5 pieces, 0.8 bytes a second, 5 bytes, after 6000 ms',
    ],
    [
      saysEnding({ by: 'alert', alert: 40, after: 'clientHello', ms: 2, bytes: 7 }),
      'TLS alert 40 (handshake_failure), 7 bytes, after 2 ms',
    ],
    [
      saysProblem({ code: 'plainRdp', params: { first: '0300000b' } }),
      'it goes on with RDP in plain text where TLS was agreed on (it begins 03 00 00 0b)',
    ],
    [
      saysProblem({ code: 'otherProtocol', params: { speaks: 'ssh', banner: 'SSH-2.0-x' } }),
      'an SSH server answers ("SSH-2.0-x")',
    ],
    [
      says('openAtSome', { count: 2, open: 1, ms: 4_000, timedOut: ['192.0.2.2'] }),
      'open at 1 of 2 addresses: 192.0.2.2 no answer within 4000 ms',
    ],
    [says('openAtNone', { count: 1, open: 0, ms: 1, refused: ['192.0.2.2'] }), 'refused (RST)'],
    [
      says('openAtNone', { count: 1, open: 0, ms: 1, system: 'EINVAL', lacksInterface: ['fe80::1'] }),
      'a link-local address, without the interface that leads to it (as in %eth0)',
    ],
    [says('openAtSome', { count: 3, open: 3 }), 'open at all 3 addresses'],
    [
      says('certificate', { ...certificate, madeBy: 'authority', at: '2026-12-21T00:00:00.000Z' }),
      'until 2026-12-31 (10 days), CN=srv01.corp.example, issued by CN=Corp CA',
    ],
    [
      says('certificate', { ...certificate, madeBy: 'self', at: '2027-01-02T00:00:00.000Z' }),
      'expired 2026-12-31 (2 days ago), CN=srv01.corp.example, self-signed',
    ],
    [
      says('certificate', { ...certificate, madeBy: 'windows', at: '2025-12-31T00:00:00.000Z' }),
      'not valid before 2026-01-01 (in 1 day), CN=srv01.corp.example, self-made by Windows',
    ],
    [
      says('resolved', { count: 1, aliases: ['a.example', 'b.example'], pointer: 'none' }),
      '1 address by way of a.example → b.example, no PTR',
    ],
    [
      says('loopingAlias', { aliases: ['a.example', 'b.example'] }),
      'its aliases lead in a circle (a.example → b.example)',
    ],
  ])('%j', (shown, text) => {
    expect(phaseWords(shown)).toBe(text);
  });
});

/** These say nothing without their values. */
const withValues: ReadonlySet<string> = new Set(['other', 'openAtNone', 'ended', 'tls', 'certificate']);

it.each(phaseCodes.filter((code) => !withValues.has(code)))(
  'the phase code %s has words without any value',
  (code) => {
    expect(phaseWords({ code })).not.toMatch(/undefined|NaN|^$/);
  },
);

it.each(problemCodes)('the problem %s has words without any value', (code) => {
  expect(problemWords({ code })).not.toMatch(/undefined|NaN|^$/);
});

it.each(gapCodes)('the gap %s has words without any value', (code) => {
  expect(gapWords({ code })).not.toMatch(/undefined|NaN|^$/);
});
