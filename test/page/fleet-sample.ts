import { createHash } from 'node:crypto';
import type { Store } from '../../src/app/store.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { judge } from '../../src/app/judge.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import type { Alert } from '../../src/core/fleet/alert.ts';
import type { Check } from '../../src/core/fleet/check.ts';
import type { Host } from '../../src/core/fleet/host.ts';
import type { Notice } from '../../src/core/fleet/notice.ts';
import type { SeenCertificate, Snapshot } from '../../src/core/fleet/snapshot.ts';
import { cheapPasswords } from '../server/running.ts';

const DAY = 86_400_000;

/** What everybody in the tests signs in with. */
export const password = 'correct horse battery';

/** A fleet as a large house has it: most hosts work, some fail, certificates end all year round. */
export async function addFleet(store: Store, count: number, now: number): Promise<void> {
  const hosts = Array.from({ length: count }, (_, i) => hostAt(i, count));
  await store.hosts.put(hosts);
  // Many at once: each is a transaction of its own.
  for (let i = 0; i < count; i += 200)
    await Promise.all(hosts.slice(i, i + 200).map((host, j) => addCheck(store, checkOf(host, i + j, now))));
}

export async function addPeople(store: Store): Promise<void> {
  const passwordHash = await cheapPasswords.hash(password);
  for (const role of ['viewer', 'operator', 'admin'] as const)
    await store.people.putUser({ name: `${role}-ana`, role, passwordHash, disabled: false });
}

/** A week of one host, every half hour, with the case of the newest check and a certificate that was renewed. */
export async function addPast(store: Store, target: string, file: CaseFile, now: number): Promise<void> {
  const { diagnosis, exit } = judge(file);
  const newest = snapshotOf(file, diagnosis, exit);
  for (let i = 336; i >= 0; i -= 1) {
    const at = now - i * 1_800_000 - 60_000;
    const isDown = (i > 120 && i < 128) || i < 2;
    const trip = 11 + 4 * Math.sin(i / 8) + (i % 7) + (i > 40 && i < 60 ? 35 : 0);
    const works: Snapshot = {
      outcome: 'works',
      exit: 0,
      roundTripMs: trip,
      lost: i > 40 && i < 60 ? 0.15 : 0,
      protocol: 'hybrid',
      nla: 'required',
      tls: i > 200 ? 'TLS 1.2' : 'TLS 1.3',
      certificate: certificateOf(target, i > 200 ? now + DAY : now + 9 * DAY, i > 200 ? 'a' : 'b'),
    };
    await addCheck(store, checkAt(`past ${i}`, target, at, isDown ? newest : works), file);
  }
}

/** An alert of one host, and one of many; one is over. */
export async function addAlerts(store: Store, hosts: readonly string[], now: number): Promise<void> {
  for (const alert of alertsOf(hosts, now)) await store.alerts.put(alert);
  await store.deliveries.put({
    id: 'd1',
    alert: 'a1',
    channel: 'on call',
    event: 'opened',
    state: 'sent',
    attempts: 1,
    sentAt: isoOf(now - 3_500_000),
  });
  await store.deliveries.put({
    id: 'd2',
    alert: 'a1',
    channel: 'mail',
    event: 'opened',
    state: 'failed',
    attempts: 3,
    nextAt: isoOf(now + 600_000),
    problem: 'mail.example:587 does not answer',
  });
}

export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function hostAt(i: number, count: number): Host {
  const group = groups[i % groups.length]!;
  return {
    target: `${group.slice(0, 3)}-${String(i).padStart(String(count).length, '0')}.corp.example`,
    groups: i % 41 === 0 ? [group, 'night shift'] : [group],
    everySeconds: 900,
    vantages: ['here'],
    watched: i % 997 !== 5,
  };
}

function checkOf(host: Host, i: number, now: number): Check {
  return checkAt(`check ${i}`, host.target, now - (i % 900) * 1_000, snapshotAt(host.target, i, now));
}

/** Times of computer rooms: one in 60 fails, one in 90 is disturbed, one in 300 is not known. */
function snapshotAt(target: string, i: number, now: number): Snapshot {
  const certificate = certificateOf(target, now + (((i * 37) % 400) - 6) * DAY, String(i));
  const base = {
    roundTripMs: 3 + (i % 40),
    lost: 0,
    nla: 'required',
    tls: 'TLS 1.3',
    build: '10.0.20348',
  } as const;
  if (i % 60 === 7)
    return {
      outcome: 'fails',
      exit: 1,
      phase: 'connection',
      lead: 'refused-port',
      confidence: 'certain',
      address: '10.1.2.3',
    };
  if (i % 140 === 11)
    return {
      ...base,
      outcome: 'fails',
      exit: 1,
      phase: 'certificate',
      lead: 'expired-certificate',
      certificate,
    };
  if (i % 90 === 3) return { ...base, outcome: 'disturbed', exit: 2, lost: 0.2, certificate };
  if (i % 210 === 4)
    return { ...base, outcome: 'worksForSome', exit: 2, phase: 'signIn', lead: 'disabled-nla', certificate };
  if (i % 300 === 9) return { outcome: 'unknown', exit: 4 };
  return {
    ...base,
    outcome: 'works',
    exit: 0,
    ...(i % 480 === 30 ? { tls: 'TLS 1.0' } : {}),
    protocol: 'hybrid',
    address: `10.${(i >> 8) % 255}.${i % 255}.7`,
    computer: target.split('.')[0]!.toUpperCase(),
    certificate,
  };
}

function checkAt(id: string, host: string, at: number, snapshot: Snapshot): Check {
  const time = isoOf(at);
  return {
    id: `${host} ${id}`,
    host,
    vantage: 'here',
    startedAt: time,
    endedAt: time,
    version: 'test',
    rules: 'r',
    snapshot,
  };
}

async function addCheck(store: Store, check: Check, file?: CaseFile): Promise<void> {
  await store.checks.add(check, file ?? { format: 2, target: check.host, facts: [], gaps: [] });
}

function certificateOf(target: string, ends: number, seed: string): SeenCertificate {
  return {
    subject: `CN=${target}`,
    issuer: 'CN=Corp Issuing CA 2, O=Corp, C=DE',
    serial: '0a',
    sha256: createHash('sha256').update(`${target} ${seed}`).digest('hex'),
    notBefore: isoOf(ends - 365 * DAY),
    notAfter: isoOf(ends),
    selfSigned: false,
    windowsSelfMade: false,
    names: [target],
    keyType: 'rsa',
    keyBits: 2_048,
    signature: 'sha256WithRSAEncryption',
  };
}

function alertsOf([one = 'srv01', ...more]: readonly string[], now: number): readonly Alert[] {
  const missed: Notice = {
    kind: 'renewalMissed',
    host: one,
    key: `renewalMissed ${one}`,
    severity: 'warning',
    dueAt: isoOf(now + 9 * DAY),
    evidence: {
      notAfter: isoOf(now + 9 * DAY),
      dueBy: isoOf(now - 12 * DAY),
      usualDays: 30,
      seenAt: isoOf(now - 60_000),
      subject: `CN=${one}`,
      issuer: 'CN=Corp Issuing CA 2, O=Corp, C=DE',
      sha256: 'ab'.repeat(32),
    },
    assumed: [{ code: 'renewalHabit', from: 'group', seen: 41 }],
  };
  return [
    {
      id: 'a1',
      key: missed.key,
      state: 'open',
      severity: 'warning',
      headline: `${one}'s certificate ends ${missed.dueAt?.slice(0, 10)}, and the renewal that was due did not happen.`,
      proof: [
        'its like are usually renewed 30 days before the end',
        'assumed from 41 renewals of like certificates in its group',
      ],
      firstStep: `Renew it and bind the new one (rdpdoctor bind), then find out what no longer renews it: rdpdoctor check ${one}`,
      hosts: [one],
      notices: [missed],
      since: isoOf(now - 3_600_000),
      toldAt: isoOf(now - 3_500_000),
    },
    {
      id: 'a2',
      key: 'down group',
      state: 'open',
      severity: 'critical',
      headline: `${more.length} of 40 hosts of the group web stopped answering together`,
      proof: ['since this morning none of them answers on its port', '9,000 other hosts answer'],
      firstStep:
        'Look for what the hosts of web have in common (site, VPN, hypervisor, an update of last night). What it is was not measured.',
      hosts: [...more],
      notices: [],
      since: isoOf(now - 540_000),
      acknowledged: { by: 'operator-ana', at: isoOf(now - 120_000) },
    },
    {
      id: 'a3',
      key: 'slower',
      state: 'recovered',
      severity: 'notice',
      headline: 'print-7.corp.example answers slower than on other days.',
      proof: ['compared with the same hours of 14 earlier days'],
      hosts: ['print-7.corp.example'],
      notices: [],
      since: isoOf(now - 3 * DAY),
      recoveredAt: isoOf(now - 2 * DAY),
    },
  ];
}

const groups = [
  'accounting',
  'web',
  'terminal farm',
  'production line',
  'branch north',
  'branch south',
  'print',
  'lab',
];
