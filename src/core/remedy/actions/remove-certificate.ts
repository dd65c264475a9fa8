import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { thumbprint } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** One certificate leaves its store; the stored entry is saved with its properties and the private key stays. */
export const removeCertificate = defineAction({
  kind: 'removeCertificate',
  schema: z.strictObject({ store: z.enum(['Remote Desktop', 'My', 'TrustedPeople']), sha1: thumbprint }),
  sentence: (p) =>
    `removes the certificate ${p.sha1} from Cert:\\LocalMachine\\${p.store}, after exporting it`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: (p) => (p.store === 'Remote Desktop' ? effects.ownCertificate : effects.now),
  slot: (p) => `removeCertificate ${p.sha1}`,
  merge: sameOnly,
  changes: (p) => [[`certificate ${p.sha1} in ${p.store}`, 'there', 'exported and removed']],
  policy: never,
  objection: (p) =>
    p.store === 'TrustedPeople' ? `a plan removes nothing from the store ${p.store}` : undefined,
  fits: never,
  risk: never,
});
