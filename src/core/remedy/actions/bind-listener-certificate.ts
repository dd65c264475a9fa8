import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { thumbprint } from '../parameters.ts';
import { brokerSetsCertificates } from '../broker.ts';
import { effects } from '../takes-effect.ts';

/** The listener presents this certificate of the store My (SSLCertificateSHA1Hash); the service that reads its key runs as NETWORK SERVICE. */
export const bindListenerCertificate = defineAction({
  kind: 'bindListenerCertificate',
  schema: z.strictObject({ sha1: thumbprint }),
  sentence: (p) =>
    `binds the RDP-Tcp listener to the certificate ${p.sha1} and lets NETWORK SERVICE read its key where it may not`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.binding,
  slot: () => 'listenerCertificate',
  merge: sameOnly,
  changes: (p, known) => [
    ['certificate of the RDP-Tcp listener', known.listenerCertificate?.boundSha1, p.sha1],
  ],
  policy: never,
  objection: never,
  fits: (_, known) => brokerSetsCertificates(known),
  risk: never,
});
