import { z } from 'zod';
import { defineAction } from '../action.ts';

/** AwaitSelfSignedCertificate. */
export const awaitSelfSignedCertificate = defineAction({
  kind: 'awaitSelfSignedCertificate',
  schema: z.strictObject({ seconds: z.number().int().min(1).max(300) }),
  sentence: (p) => `waits up to ${p.seconds} s until Windows has made and bound a new RDP certificate`,
  drops: 'nothing',
  undo: 'none',
});
