import { expect, it } from 'vitest';
import { certificate, days } from '../../../test/fleet/watched-host.ts';
import { host } from '../../../test/fleet/samples.ts';
import { groupsOf } from './groups.ts';

/** Each host renewed a certificate of one authority six weeks before its end. */
const spellsOf = (target: string) => [
  {
    host: target,
    certificate: certificate({ sha256: `${target} old`, notBefore: days(-465), notAfter: days(-100) }),
    firstSeen: days(-465),
    lastSeen: days(-143),
  },
  {
    host: target,
    certificate: certificate({ sha256: `${target} new`, notBefore: days(-142), notAfter: days(223) }),
    firstSeen: days(-142),
    lastSeen: days(0),
  },
];
const certificates = {
  of: async (target: string) => spellsOf(target),
  among: async (targets: readonly string[]) => targets.flatMap(spellsOf),
  endingBefore: async () => [],
};

it('a group knows its own renewals, and those of the fleet', async () => {
  const hosts = ['srv01', 'srv02', 'srv03'].map((target, i) => host(target, { groups: [i < 2 ? 'a' : 'b'] }));
  const of = await groupsOf({ certificates }, () => 0)(hosts, []);
  const count = (target: (typeof hosts)[number]) => {
    const { renewals, fleet } = of(target);
    return [renewals, fleet].map((pool) => [...pool.values()].flat().length);
  };
  expect(hosts.map(count)).toEqual([
    [2, 3],
    [2, 3],
    [1, 3],
  ]);
});
