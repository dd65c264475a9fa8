import type { Remedy } from '../remedy.ts';

/** Windows makes itself a new certificate: its old one goes out of the store, and what was bound is unbound. */
export function issueOwnCertificate({
  remove,
  unbind = false,
}: {
  /** Thumbprint of the entry in `Remote Desktop` that is in the way. */
  readonly remove?: string;
  /** Whether a certificate is bound that shall not be presented any more. */
  readonly unbind?: boolean;
}): Remedy {
  return {
    title: 'Let Windows issue a new certificate',
    on: 'server',
    actions: [
      ...(remove === undefined
        ? []
        : [{ kind: 'removeCertificate' as const, store: 'Remote Desktop' as const, sha1: remove }]),
      ...(unbind ? [{ kind: 'unbindListenerCertificate' as const }] : []),
      { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
      { kind: 'awaitSelfSignedCertificate', seconds: 60 },
    ],
  };
}
