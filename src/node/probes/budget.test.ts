import { describe, expect, it } from 'vitest';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { DEFAULT_CONNECTIONS, nextGrant } from '../interview/budget.ts';
import type { Wishes } from '../interview/probe.ts';
import { probes } from './probes.ts';

type Known = Partial<FactTypes>;

/** The plan as it would be made if what is known did not change any more: probe names with their connections. */
function planFor(known: Known, connections = DEFAULT_CONNECTIONS, deep = false): readonly string[] {
  const done = new Set<string>();
  const plan: string[] = [];
  let left = connections;
  for (;;) {
    const grant = nextGrant(probes, { known, done, left, wishes: { deep } });
    if (grant === undefined) return plan;
    done.add(grant.probe.name);
    left -= grant.connections;
    if (grant.connections > 0) plan.push(`${grant.probe.name} ${grant.connections}`);
  }
}

const accepted = { outcome: 'accepted', protocol: 'hybrid', flags: 0 } as const;
const alive: Known = {
  rdpNegotiation: accepted,
  tlsHandshake: {
    outcome: 'completed',
    version: 'TLS 1.2',
    cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    ms: 1,
  },
  phaseOfDeath: { phase: 'none', sameEnding: 0, attempts: 1 },
};
const ending = { by: 'fin', after: 'connectionRequest', ms: 1, bytes: 0 } as const;
const closed: Known = {
  rdpNegotiation: { outcome: 'closed', ms: 1, bytes: 0 },
  phaseOfDeath: { phase: 'negotiation', ending, sameEnding: 1, attempts: 1 },
};
const stalled: Known = {
  rdpNegotiation: accepted,
  tlsHandshake: { outcome: 'timedOut', ms: 3000, bytes: 0, sawServerHello: false, sawCertificate: false },
  phaseOfDeath: { phase: 'encryption', ending: { ...ending, by: 'silence' }, sameEnding: 1, attempts: 1 },
};

describe('six connections go', () => {
  it.each<[string, Known, readonly string[]]>([
    [
      'over what else a healthy server accepts',
      alive,
      ['handshake 1', 'server-hello 1', 'offer-rdp 1', 'offer-ssl 1', 'old-tls 1', 'raw-tls 1'],
    ],
    [
      'into what answers where negotiation dies, and whether it always does',
      closed,
      ['handshake 1', 'port-speech 1', 'repeat 2', 'raw-tls 1', 'offer-none 1'],
    ],
    [
      'into large and small answers where TLS stalls',
      stalled,
      ['handshake 1', 'small-answer 1', 'server-hello 1', 'repeat 2', 'offer-rdp 1'],
    ],
  ])('%s', (_name, known, plan) => {
    expect(planFor(known)).toEqual(plan);
  });
});

it('never grants more than there is', () => {
  for (const known of [{}, alive, closed, stalled]) {
    for (let left = 0; left <= 8; left += 1) {
      const used = planFor(known, left).map((grant) => Number(grant.split(' ')[1]));
      expect(used.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(left);
    }
  }
});

it('asks the slow questions only when told to', () => {
  expect(planFor(alive, 100).join()).not.toMatch(/tls-scan|quality|rdstls/);
  expect(planFor(alive, 100, true).join()).toMatch(/tls-scan.*/);
  expect(planFor(alive, 100, true).join()).toMatch(/quality.*/);
});

describe('what a person asked for', () => {
  const credentials = { user: 'u', domain: '', password: 'p' };
  const plan = (wishes: Wishes, left: number, done: readonly string[] = []) =>
    nextGrant(probes, { known: alive, done: new Set(done), left, wishes });
  const all = probes.map(({ name }) => name);

  it('a logon keeps its connection to the end', () => {
    expect(plan({ deep: false, credentials }, 1)?.probe.name).not.toBe('handshake');
    expect(plan({ deep: false, credentials }, 2)?.probe.name).toBe('handshake');
    const others = all.filter((name) => name !== 'logon');
    expect(plan({ deep: false, credentials }, 1, others)).toMatchObject({
      probe: { name: 'logon' },
      connections: 1,
    });
    expect(plan({ deep: false }, 1, others)).toBeUndefined();
  });

  it('repeats come on top of the budget', () => {
    const others = all.filter((name) => name !== 'quality');
    expect(plan({ deep: false, repeat: 20 }, 0, others)).toMatchObject({
      probe: { name: 'quality' },
      connections: 20,
    });
    expect(plan({ deep: false, repeat: 2 }, 0, others)).toMatchObject({ connections: 2 });
    expect(plan({ deep: false }, 0, others)).toBeUndefined();
  });
});

it('gives every probe a name of its own', () => {
  expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
});
