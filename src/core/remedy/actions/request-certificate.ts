import { z } from 'zod';
import { defineAction } from '../action.ts';
import { plainText } from '../parameters.ts';

/** Enrolment by a template of the enterprise authority, and binding where wanted. */
export const requestCertificate = defineAction({
  kind: 'requestCertificate',
  schema: z.strictObject({ template: plainText(128), bind: z.boolean().optional() }),
  sentence: (p) =>
    `requests a certificate from the template ${p.template}${p.bind === true ? ' and binds the RDP-Tcp listener to it' : ''}`,
  drops: 'nothing',
  undo: 'exact',
});
