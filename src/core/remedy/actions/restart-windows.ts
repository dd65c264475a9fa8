import { z } from 'zod';
import { isoOf, millisOf } from '../../facts/time.ts';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

/** One planned restart of Windows at a time a person named, as a scheduled task of SYSTEM; undone while it has not run. */
export const restartWindows = defineAction({
  kind: 'restartWindows',
  schema: z.strictObject({
    /** To the minute; in UTC with `Z`, without it in the machine's own time. */
    at: z
      .string()
      .regex(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\dZ?$/)
      .refine((at) => isDay(at), { message: 'there is no such day' }),
  }),
  sentence: (p) => `restarts Windows once, at ${restartWords(p.at)}, by a scheduled task`,
  drops: 'sessions',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.restart,
  slot: () => 'restartWindows',
  merge: sameOnly,
  changes: (p) => [['planned restart of Windows', 'none by this plan', restartWords(p.at)]],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});

/** A restart's time for a sentence. */
export function restartWords(at: string): string {
  const [day, time = ''] = at.split('T');
  return time.endsWith('Z') ? `${day} ${time.slice(0, -1)} UTC` : `${day} ${time} (the machine's own time)`;
}

/** The 31st of a month of 30 days is none. */
function isDay(at: string): boolean {
  const asUtc = `${at.slice(0, 16)}:00.000Z`;
  return isoOf(millisOf(asUtc)) === asUtc;
}
