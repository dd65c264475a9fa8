import { z } from 'zod';
import { defineAction } from '../action.ts';

/** RequestCertificate. */
export const requestCertificate = defineAction({
  kind: 'requestCertificate',
  schema: z.strictObject({ template: z.string() }),
  sentence: (p) => `requests a certificate from the template ${p.template}`,
  drops: 'nothing',
  undo: 'exact',
});
