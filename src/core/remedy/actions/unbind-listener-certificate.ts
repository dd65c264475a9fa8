import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { brokerSetsCertificates } from '../broker.ts';
import { effects } from '../takes-effect.ts';

/** Without SSLCertificateSHA1Hash the listener presents Windows' own certificate. */
export const unbindListenerCertificate = defineAction({
  kind: 'unbindListenerCertificate',
  schema: z.strictObject({}),
  sentence: () => `clears the certificate binding of the RDP-Tcp listener (SSLCertificateSHA1Hash)`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.binding,
  slot: () => 'listenerCertificate',
  merge: sameOnly,
  changes: (_, known) => [
    ['certificate of the RDP-Tcp listener', known.listenerCertificate?.boundSha1, "Windows' own"],
  ],
  policy: (_, { listenerSettings }) => lockedBy(policies.template, listenerSettings?.certificateTemplate),
  objection: never,
  fits: (_, known) => brokerSetsCertificates(known),
  risk: never,
});
