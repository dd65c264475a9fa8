import { z } from 'zod';
import { defineAction, never } from '../action.ts';
import { effects } from '../takes-effect.ts';

/** Windows makes its own RDP certificate a while after its services start; this waits until a usable one is stored. */
export const awaitSelfSignedCertificate = defineAction({
  kind: 'awaitSelfSignedCertificate',
  schema: z.strictObject({ seconds: z.number().int().min(1).max(300) }),
  sentence: (p) => `waits up to ${p.seconds} s until Windows has made and bound a new RDP certificate`,
  drops: 'nothing',
  undo: 'none',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: () => 'awaitSelfSignedCertificate',
  merge: (a, b) => ({ ...a, seconds: Math.max(a.seconds, b.seconds) }),
  changes: () => [['certificate in Remote Desktop', undefined, 'a new one made by Windows']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
