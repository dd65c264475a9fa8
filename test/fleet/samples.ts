import type { Store } from '../../src/app/store.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import type { Alert, Delivery } from '../../src/core/fleet/alert.ts';
import type { Check } from '../../src/core/fleet/check.ts';
import type { Host } from '../../src/core/fleet/host.ts';
import type { SeenCertificate, Snapshot } from '../../src/core/fleet/snapshot.ts';

/** A host as most are; what differs is given. */
export function host(target: string, changed: Partial<Host> = {}): Host {
  return { target, groups: ['all'], everySeconds: 300, vantages: ['here'], watched: true, ...changed };
}

/** A certificate; the same letter is the same one. */
export function certificate(letter: string, notAfter = '2027-01-01T00:00:00.000Z'): SeenCertificate {
  return {
    subject: 'CN=srv01',
    issuer: 'CN=srv01',
    serial: '01',
    sha256: letter.repeat(64),
    notBefore: '2026-07-01T00:00:00.000Z',
    notAfter,
    selfSigned: true,
    windowsSelfMade: true,
    names: ['srv01'],
    keyType: 'rsa',
    keyBits: 2048,
    signature: 'sha256WithRSAEncryption',
  };
}

/** A check of a healthy host; its id is made of what tells it from others. */
export function check(
  target: string,
  startedAt: string,
  snapshot: Partial<Snapshot> = {},
  changed: Partial<Check> = {},
): Check {
  const vantage = changed.vantage ?? 'here';
  return {
    id: `${target} ${vantage} ${startedAt}`,
    host: target,
    vantage,
    startedAt,
    endedAt: startedAt,
    version: '0.1.0',
    rules: 'rules-1',
    snapshot: {
      outcome: 'works',
      exit: 0,
      address: '192.0.2.1',
      connectMs: 3.5,
      roundTripMs: 4.25,
      lost: 0,
      protocol: 'hybrid',
      nla: 'required',
      tls: 'TLS 1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      certificate: certificate('a'),
      computer: 'SRV01',
      domain: 'CORP',
      build: '10.0.20348',
      skewSeconds: -0.5,
      ...snapshot,
    },
    ...changed,
  };
}

/** A small case of a host. */
export function caseOf(target: string, at = '2026-11-01T00:00:00.000Z'): CaseFile {
  return {
    format: 2,
    target,
    facts: [
      {
        name: 'phaseOfDeath',
        value: { phase: 'negotiation', sameEnding: 1, attempts: 1 },
        source: { by: 'test', from: 'here', at },
      },
      { name: 'clockHere', value: at, source: { by: 'test', from: 'here', at } },
    ],
    gaps: [],
  };
}

/** An alert of one host. */
export function alert(id: string, changed: Partial<Alert> = {}): Alert {
  return {
    id,
    key: `down srv01 ${id}`,
    state: 'open',
    severity: 'critical',
    headline: 'srv01 accepts no connection.',
    proof: ['SYN: no answer'],
    hosts: ['srv01'],
    notices: [],
    since: '2026-11-01T00:00:00.000Z',
    ...changed,
  };
}

/** A delivery that is due. */
export function delivery(id: string, changed: Partial<Delivery> = {}): Delivery {
  return { id, alert: 'a1', channel: 'mail', event: 'opened', state: 'due', attempts: 0, ...changed };
}

/** The hash of a password that no export may show, the hash of a token, and the one of a session. */
export const secrets = ['scrypt$s3cr3t-hash', 'token-sha256', 'session-sha256', 'csrf-secret'] as const;

/** Puts something into every table. */
export async function fill({ hosts, checks, alerts, deliveries, people, notes, tidy }: Store): Promise<void> {
  const at = '2026-11-01T00:00:00.000Z';
  await hosts.put([host('srv01', { note: 'the "old" one', expect: 'nla' }), host('SRV02')]);
  for (const day of ['2026-06-01', '2026-10-01', '2026-10-02'])
    await checks.add(check('srv01', `${day}T10:00:00.000Z`), caseOf('srv01'));
  await checks.add(check('srv02', at, { outcome: 'fails', phase: 'connection', exit: 12 }), caseOf('srv02'));
  await tidy(at, { casesDays: 60, checksDays: 90 });
  await alerts.put(alert('a1'));
  await deliveries.put(delivery('d1', { state: 'failed', attempts: 1, nextAt: at, problem: 'refused' }));
  const [passwordHash, tokenSha256, sessionSha256, csrf] = secrets;
  await people.putUser({ name: 'anna', role: 'admin', passwordHash, disabled: false });
  await people.putToken({
    id: 't1',
    name: 'ci',
    sha256: tokenSha256,
    role: 'viewer',
    createdBy: 'anna',
    createdAt: at,
  });
  await people.putSession({
    sha256: sessionSha256,
    user: 'anna',
    csrf,
    createdAt: at,
    seenAt: at,
    expiresAt: '2026-11-02T00:00:00.000Z',
  });
  await people.addAudit({ id: 'e1', at, who: 'anna', from: '127.0.0.1', did: 'signed in', ended: 'done' });
  await notes.put('baseline/srv01', '{}');
}
