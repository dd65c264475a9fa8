import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { windowsPath } from '../../../core/remedy/parameters.ts';
import type { ScriptJob } from '../../carriers/carrier.ts';
import { FIRST_BUILD_WITH_AES_PFX, rewrapPfx } from '../../windows/rewrap-pfx.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { WantedPfx } from './wanted-certificate.ts';

/** An older Windows cannot open a .pfx as OpenSSL 3 writes it and calls the password wrong: it gets the older form. */
export async function openableThere(
  pfx: WantedPfx,
  build: number | undefined,
  output: Output,
): Promise<WantedPfx> {
  if (build === undefined || build >= FIRST_BUILD_WITH_AES_PFX) return pfx;
  const rewrapped = await rewrapPfx(pfx.bytes, pfx.password);
  if (rewrapped === undefined) return pfx;
  if (!(rewrapped instanceof Uint8Array)) {
    throw new UsageError(
      `${pfx.path}: is encrypted with AES, which Windows build ${build} cannot open, and cannot be put into the older form here: ${rewrapped.problem}`,
      3,
    );
  }
  output.note(
    `${pfx.path} is encrypted with AES, which Windows build ${build} cannot open: it is handed over in the older form (3DES), under the same password.\n`,
  );
  return { ...pfx, bytes: rewrapped, rewrapped: true };
}

/** Where the .pfx lies for the script: where it is already, else a copy that goes again. */
export function placeOf({ path, rewrapped }: WantedPfx, here: boolean): string {
  const own = resolve(path);
  return here && rewrapped !== true && windowsPath.safeParse(own).success
    ? own
    : `C:\\Windows\\Temp\\rdpdoctor-${randomBytes(6).toString('hex')}.pfx`;
}

/** What goes along with the script that finds the .pfx at this place. */
export function extrasFor(
  { path, password, bytes }: WantedPfx,
  place: string,
): Pick<ScriptJob, 'pfxPassword' | 'file'> {
  return {
    ...(password === '' ? {} : { pfxPassword: password }),
    ...(place === resolve(path) ? {} : { file: { path: place, bytes } }),
  };
}
