import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Remedy } from '../remedy.ts';
import { remakeOwnKey } from './remake-own-key.ts';
import { renewOwnCertificate } from './renew-own-certificate.ts';

/**
 * The mildest that the facts allow: rights where they are missing or not known, and the entry out of the way. Where the rights are
 * right and nothing is in the way, only the key itself is left to be at fault. Undefined where no RDP key file is known by name.
 */
export function mendOwnKey({
  machineKeys,
  listenerCertificate,
  remoteDesktopStore = [],
}: Partial<Pick<FactTypes, 'machineKeys' | 'listenerCertificate' | 'remoteDesktopStore'>>):
  | Remedy
  | undefined {
  const files = machineKeys?.rdpKeyFiles ?? [];
  const inUse = listenerCertificate?.keyFile;
  const keyFiles = files.length > 0 ? files.map(({ name }) => name) : inUse === undefined ? [] : [inUse];
  const stale =
    listenerCertificate?.store === 'Remote Desktop'
      ? listenerCertificate.boundSha1
      : remoteDesktopStore.length === 1
        ? remoteDesktopStore[0]?.sha1
        : undefined;
  if (!keyFiles.every((name) => /^f686aace/i.test(name)) || keyFiles.length === 0) return undefined;
  const [only] = files;
  const usable = only?.networkServiceRead === true && only.systemFull === true;
  return files.length === 1 && usable && stale === undefined
    ? remakeOwnKey({ keyFile: only.name })
    : renewOwnCertificate({ keyFiles, ...(stale === undefined ? {} : { stale }) });
}
