import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import { opensslOf } from './certificates.ts';
import { judge } from './look.ts';
import { missing } from './packages.ts';
import { serverConfigurations } from './server-configurations.ts';
import { screen } from './shadow.ts';
import { notingLoad, saidOfServer } from './starved.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-servers-'));
afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Expectation {
  /** Where it dies; `none` where it lives. */
  readonly phase: FactTypes['phaseOfDeath']['phase'];
  /** What is said for sure, the leading one first; possibilities beside it are not looked at. */
  readonly sure: readonly string[];
  /** What is said for sure where the handshake ends with a reset. */
  readonly orReset?: readonly string[];
  /** The answers to the offers of mstsc (TLS, NLA), of standard security alone and of TLS alone. */
  readonly answers: readonly [mstsc: string, rdp: string, ssl: string];
  readonly facts?: { readonly [N in keyof FactTypes]?: unknown };
}

const nothing = undefined;
const modern = { versions: { 'TLS 1.2': 'accepted', 'TLS 1.1': 'refused', 'TLS 1.0': 'refused' } };
const tlsOnly = ['ssl', 'sslRequiredByServer', 'ssl'] as const;
const nlaOnly = ['hybrid', 'hybridRequiredByServer', 'hybridRequiredByServer'] as const;
// Nothing listens on UDP there, and the machine says so.
const withoutUdp = 'blocked-udp';
const named = { computer: hostname().toUpperCase(), dnsComputer: hostname() };

/** It says goodbye in clear and closes; where the reset overtakes the goodbye, only that is seen. */
const xrdpWithoutTls: Expectation = {
  phase: 'encryption',
  sure: ['malformed-handshake', 'unrequired-nla'],
  orReset: ['reset-in-handshake', 'unrequired-nla'],
  answers: tlsOnly,
};

/** What an examiner with other tools measured of these servers (packets, tshark, openssl), not what rdpdoctor says. */
const expected: Readonly<Record<string, Expectation>> = {
  'xrdp-negotiate': {
    phase: 'none',
    sure: ['unrequired-nla'],
    answers: ['ssl', 'rdp', 'ssl'],
    facts: {
      tlsSupport: modern,
      standardSecurity: { encryptionLevel: 'high', encryptionMethods: ['128bit'] },
    },
  },
  'xrdp-tls': {
    phase: 'none',
    sure: ['unrequired-nla'],
    answers: tlsOnly,
    facts: { standardSecurity: nothing },
  },
  'xrdp-rdp': {
    phase: 'none',
    sure: ['standard-security-only'],
    answers: ['rdp', 'rdp', 'rdp'],
    facts: {
      tlsHandshake: nothing,
      standardSecurity: {
        encryptionLevel: 'high',
        encryptionMethods: ['128bit'],
        certificate: 'proprietary',
      },
    },
  },
  'xrdp-low': {
    phase: 'none',
    sure: ['standard-security-only'],
    answers: ['rdp', 'rdp', 'rdp'],
    facts: { standardSecurity: { encryptionLevel: 'low', encryptionMethods: ['40bit'] } },
  },
  'xrdp-no-certificate': {
    phase: 'negotiation',
    sure: ['missing-server-certificate'],
    answers: ['sslCertNotOnServer', 'sslCertNotOnServer', 'sslCertNotOnServer'],
  },
  'xrdp-key-mismatch': xrdpWithoutTls,
  'xrdp-rsa-1024': xrdpWithoutTls,
  'xrdp-tls10-refused': {
    phase: 'encryption',
    // Its last connection asks what the hello of mstsc meets, so that nothing is known of NLA.
    sure: ['failing-tls-service'],
    answers: tlsOnly,
    facts: { tlsHandshake: { outcome: 'alert', alert: 80 } },
  },
  'xrdp-tls10': {
    phase: 'none',
    sure: ['outdated-tls-only', 'unrequired-nla'],
    answers: tlsOnly,
    facts: {
      tlsHandshake: { outcome: 'completed', version: 'TLS 1.0' },
      tlsSupport: {
        versions: { 'TLS 1.0': 'accepted', 'TLS 1.1': 'refused', 'TLS 1.2': 'refused', 'TLS 1.3': 'refused' },
      },
    },
  },
  'xrdp-tls12': {
    phase: 'none',
    sure: ['unrequired-nla'],
    answers: tlsOnly,
    facts: { tlsSupport: { versions: { ...modern.versions, 'TLS 1.3': 'refused' } } },
  },
  'xrdp-tls13': {
    phase: 'none',
    sure: ['tls13-only', 'unrequired-nla'],
    answers: tlsOnly,
    facts: {
      tlsSupport: {
        versions: { 'TLS 1.3': 'accepted', 'TLS 1.2': 'refused', 'TLS 1.1': 'refused', 'TLS 1.0': 'refused' },
      },
    },
  },
  'xrdp-expired': { phase: 'none', sure: ['expired-certificate', 'unrequired-nla'], answers: tlsOnly },
  'shadow-tls': { phase: 'none', sure: ['unrequired-nla'], answers: tlsOnly },
  'shadow-rdp': {
    phase: 'negotiation',
    sure: ['refused-tls'],
    answers: ['sslNotAllowedByServer', 'rdp', 'sslNotAllowedByServer'],
    facts: { standardSecurity: { encryptionLevel: 'none', encryptionMethods: ['none'] } },
  },
  'shadow-nla': { phase: 'none', sure: [withoutUdp], answers: nlaOnly, facts: { ntlmIdentity: named } },
  'shadow-tls-nla': {
    phase: 'none',
    sure: ['unrequired-nla', withoutUdp],
    answers: ['hybrid', 'sslRequiredByServer', 'ssl'],
    facts: { ntlmIdentity: named, credssp: { outcome: 'challenged' } },
  },
  'shadow-own-certificate': {
    phase: 'none',
    sure: [withoutUdp],
    answers: nlaOnly,
    facts: { tlsCertificate: { selfSigned: true } },
  },
  'shadow-key-mismatch': {
    phase: 'encryption',
    // Its one sign, alert 40, is also that of no common cipher; the explanation names both.
    sure: ['no-common-cipher'],
    answers: tlsOnly,
    facts: { tlsHandshake: { outcome: 'alert', alert: 40 } },
  },
  'shadow-clock-ahead': {
    phase: 'none',
    // It makes its certificate by its own clock: not valid yet by ours.
    sure: ['clock-skew', 'not-yet-valid-certificate', withoutUdp],
    answers: nlaOnly,
  },
  'shadow-right-password': {
    phase: 'none',
    sure: [withoutUdp],
    answers: nlaOnly,
    facts: { logon: { outcome: 'accepted' }, sessionStart: { licenseError: 7 } },
  },
  'shadow-wrong-password': {
    phase: 'signIn',
    sure: ['closed-credssp', withoutUdp],
    answers: nlaOnly,
    facts: {
      logon: { outcome: 'closed' },
      phaseOfDeath: { ending: { by: 'fin', after: 'credsspAuthenticate' } },
    },
  },
  weston: {
    phase: 'none',
    sure: ['unrequired-nla'],
    answers: ['ssl', 'rdp', 'ssl'],
    facts: { standardSecurity: { encryptionLevel: 'none' } },
  },
};

describe('real servers', () => {
  for (const { id, made, needs, look } of serverConfigurations) {
    const why = missing(...needs);
    const name = `${id}: ${made}${why === undefined ? '' : ` (${why})`}`;
    it.skipIf(why !== undefined)(name, async () => {
      const [{ file, certificate }, starved] = await notingLoad(() => look(folder));
      const { facts, sure, headline } = judge(file);
      const { phase, answers, ...wanted } = expected[id]!;

      const wasReset = facts.tlsHandshake?.outcome === 'reset' || facts.tlsHandshake?.outcome === 'closed';
      const says = (wasReset && wanted.orReset) || wanted.sure;
      const said = saidOfServer(sure, starved, says);
      expect({ phase: facts.phaseOfDeath?.phase, sure: said }, headline).toEqual({ phase, sure: says });
      expect(facts.connectionAttempts?.length).toBeLessThanOrEqual(6);
      for (const [offer, answer] of answersOf(facts))
        expect([offer, answer]).toEqual([offer, answers[offer]]);
      for (const [name, value] of Object.entries(wanted.facts ?? {})) {
        expect({ [name]: facts[name as keyof FactTypes] }).toMatchObject({ [name]: value });
      }
      if (certificate && facts.tlsCertificate) {
        expect(facts.tlsCertificate).toMatchObject(opensslOf(certificate.certificate));
        expect(facts.tlsCertificate.names).toEqual([hostname()]);
      }
      if (facts.serverClock) {
        const ahead = id === 'shadow-clock-ahead' ? 420 : 0;
        expect(Math.abs(facts.serverClock.skewSeconds - ahead)).toBeLessThan(30);
      }
    });
  }
});

/** Every answer, with the place of its offer in the expectations. */
function answersOf({ protocolAnswers = [] }: Partial<FactTypes>): readonly (readonly [0 | 1 | 2, string])[] {
  return protocolAnswers.map(({ offer, answer }) => {
    const place = offer.includes('hybrid') ? 0 : offer.includes('ssl') ? 2 : 1;
    const said =
      answer.outcome === 'accepted'
        ? answer.protocol
        : answer.outcome === 'refused'
          ? answer.failure
          : answer.outcome;
    return [place, said];
  });
}
