import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** The page's files: beside the built program; the sources have none until they are built. */
export function pageFolder(): string {
  const folder = [join(import.meta.dirname, 'page'), join(import.meta.dirname, '..', 'page')].find((path) =>
    existsSync(path),
  );
  if (folder === undefined) throw new UsageError('serve: the page is not built; run npm run build', 3);
  return folder;
}
