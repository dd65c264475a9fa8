import { z } from 'zod';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

/** w32tm /resync: the time service asks its source now. */
export const syncClock = defineAction({
  kind: 'syncClock',
  schema: z.strictObject({}),
  sentence: () => `asks the Windows Time service to synchronise now`,
  drops: 'nothing',
  undo: 'none',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: () => 'syncClock',
  merge: sameOnly,
  changes: (_, known) => [['clock, distance from its source', offset(known), 'synchronised']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});

function offset({ timeSource, serverClock }: Partial<FactTypes>): string | undefined {
  const seconds = timeSource?.offsetSeconds ?? serverClock?.skewSeconds;
  return seconds === undefined ? undefined : `${seconds} s`;
}
