import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for a whole run, whose processes know it from their environment: what is made there is made once. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-run-'));
  process.env['RDPDOCTOR_TEST_RUN'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
