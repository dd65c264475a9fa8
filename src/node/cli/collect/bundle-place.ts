import { claimFile, writePrivate, type ClaimedFile } from '../../files/private-file.ts';
import { UsageError } from '../usage-error.ts';

/** Where a bundle goes: a file that is claimed already. */
export interface BundlePlace {
  readonly path: string;
  readonly file: ClaimedFile;
}

/** The file that was named, or else the first free name; what is there already stays as it is. */
export function claimPlace(named: string | undefined, otherwise: string): BundlePlace {
  const names =
    named === undefined
      ? Array.from({ length: MOST_NAMES }, (_, i) => `${otherwise}${i === 0 ? '' : `-${i + 1}`}.json`)
      : [named];
  let problem = '';
  for (const path of names) {
    const file = claimFile(path);
    if (!('problem' in file)) return { path, file };
    ({ problem } = file);
  }
  throw new UsageError(`--save ${problem}`, 3);
}

/** One file, and numbered ones beside it where the machine had to be asked in parts. */
export function saveBundles({ path, file }: BundlePlace, bundles: readonly string[]): readonly string[] {
  const paths = bundles.map((_, i) => (i === 0 ? path : path.replace(/(\.json)?$/, `-part${i + 1}.json`)));
  for (const [i, bundle] of bundles.entries()) {
    const written = i === 0 ? file.write(`${bundle}\n`) : writePrivate(paths[i]!, `${bundle}\n`);
    if (written.problem !== undefined) throw new UsageError(`--save ${written.problem}`, 3);
  }
  return paths;
}

const MOST_NAMES = 1_000;
