import type { Remedy } from '../remedy.ts';
import { issueOwnCertificate } from './issue-own-certificate.ts';

/**
 * The key file that the services may use and that does not open: it alone is set aside, and Windows makes a new key and a new
 * certificate for it. The entry that the old key belonged to leaves the store first (exported), as for a renewal.
 */
export function remakeOwnKey({
  keyFile,
  stale,
}: {
  readonly keyFile: string;
  /** Thumbprint of the entry in `Remote Desktop` that the key belongs to. */
  readonly stale?: string | undefined;
}): Remedy {
  const issue = issueOwnCertificate(stale === undefined ? {} : { remove: stale });
  return {
    ...issue,
    title: 'Set the one damaged key file aside, so that Windows makes a new key and certificate',
    actions: [{ kind: 'setAsideKeyFile', keyFile }, ...issue.actions],
  };
}
