import { z } from 'zod';
import { defineAction } from '../action.ts';

/** RewriteRdpFile. */
export const rewriteRdpFile = defineAction({
  kind: 'rewriteRdpFile',
  schema: z.strictObject({
    path: z.string(),
    set: z.record(z.string(), z.union([z.string(), z.number()])),
    remove: z.array(z.string()),
  }),
  sentence: (p) => `writes a changed copy of ${p.path} beside it`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) => (p.set['authentication level'] === 0 ? 'unverified-server' : undefined),
});
