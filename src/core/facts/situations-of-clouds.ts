import { healthy } from './healthy.ts';
import { notConnected, type Situation } from './situations.ts';
import type { FactTypes } from './vocabulary.ts';

type Door = FactTypes['cloudRules']['doors'][number];

/** What denies everybody at the end of every network security group. */
export const lastRule: Door['deciding'][number] = {
  ...healthy.cloudRules.doors[0]!.deciding[0]!,
  rule: 'DenyAllInBound',
  number: 65_500,
  access: 'deny',
  byDefault: true,
  free: 1_000,
};

/** Nothing answers on the port, and the rules of the cloud say this of it. */
export function silentBehind(door: Partial<Door>, told: Partial<FactTypes> = {}): Situation {
  const cloudRules = { ...healthy.cloudRules, doors: [{ ...healthy.cloudRules.doors[0]!, ...door }] };
  return silentIn({ cloudRules, cloudMachine: healthy.cloudMachine, ...told });
}

/** Nothing answers on the port, and the cloud says this of the machine. */
export function silentIn(told: Partial<FactTypes>): Situation {
  const { facts, unknown } = notConnected('timedOut', 3_000);
  return { facts: { ...facts, ...told }, unknown: unknown.filter((name) => !(name in told)) };
}
