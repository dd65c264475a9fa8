import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { plainText } from '../parameters.ts';
import { brokerSetsCertificates } from '../broker.ts';
import { effects } from '../takes-effect.ts';

/** Enrolment by a template of the enterprise authority, and binding where wanted. */
export const requestCertificate = defineAction({
  kind: 'requestCertificate',
  schema: z.strictObject({ template: plainText(128), bind: z.boolean().optional() }),
  sentence: (p) =>
    `requests a certificate from the template ${p.template}${p.bind === true ? ' and binds the RDP-Tcp listener to it' : ''}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: (p) => (p.bind === true ? effects.binding : effects.now),
  slot: () => 'requestCertificate',
  merge: sameOnly,
  changes: (p) => [['certificate in My', undefined, `a new one from the template ${p.template}`]],
  policy: never,
  objection: never,
  fits: (p, known) => (p.bind === true ? brokerSetsCertificates(known) : undefined),
  risk: never,
});
