import type { Remedy } from '../remedy.ts';
import { issueOwnCertificate } from './issue-own-certificate.ts';

/**
 * The renewal that failed, made good in the order Windows needs: the services get their rights on the key files, the stale entry
 * leaves the store (exported), the services restart, and the new certificate is waited for. Azure's repair script measured that
 * none is made while the entry is in its way.
 */
export function renewOwnCertificate({
  keyFiles,
  stale,
}: {
  /** Names of all RDP key files of the machine. */
  readonly keyFiles: readonly string[];
  /** Thumbprint of the entry in `Remote Desktop` that was not renewed. */
  readonly stale?: string;
}): Remedy {
  const issue = issueOwnCertificate(stale === undefined ? {} : { remove: stale });
  return {
    ...issue,
    title: 'Let the services use its key file, then let Windows issue a new certificate',
    actions: [...keyFiles.map((keyFile) => ({ kind: 'grantKeyAccess' as const, keyFile })), ...issue.actions],
  };
}
