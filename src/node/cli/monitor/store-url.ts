import { UsageError } from '../usage-error.ts';

/** Where the store is: the flag, then the environment. A password on a command line could be read by every user of the machine. */
export function storeUrl(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (flag !== undefined && URL.canParse(flag) && new URL(flag).password !== '')
    throw new UsageError(
      '--store: a password has no place on a command line; put the URL into RDPDOCTOR_STORE',
    );
  const url = flag ?? environment['RDPDOCTOR_STORE'];
  if (url !== undefined && url !== '') return url;
  throw new UsageError('store: which one? --store fleet.db, or RDPDOCTOR_STORE=postgres://…');
}
