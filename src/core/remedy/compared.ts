import type { FactTypes } from '../facts/vocabulary.ts';

/** Whether a certificate seen on the way is one that the server's own stores name: then nothing between the two presents it. */
export function isServersOwn(
  sha1: string,
  { listenerCertificate, remoteDesktopStore = [] }: Partial<FactTypes>,
): boolean {
  return (
    listenerCertificate?.boundSha1?.toLowerCase() === sha1.toLowerCase() ||
    remoteDesktopStore.some((one) => one.sha1.toLowerCase() === sha1.toLowerCase())
  );
}
