import { z } from 'zod';
import { defineAction } from '../action.ts';

/** Windows makes its own RDP certificate a while after its services start; this waits until a usable one is stored. */
export const awaitSelfSignedCertificate = defineAction({
  kind: 'awaitSelfSignedCertificate',
  schema: z.strictObject({ seconds: z.number().int().min(1).max(300) }),
  sentence: (p) => `waits up to ${p.seconds} s until Windows has made and bound a new RDP certificate`,
  drops: 'nothing',
  undo: 'none',
});
