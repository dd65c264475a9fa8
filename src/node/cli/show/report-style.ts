import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The style sheet of the HTML report: beside the built program, or from the sources. */
export function readReportStyle(): string {
  const here = import.meta.dirname;
  const built = [join(here, 'style'), join(here, '..', 'style')].find((folder) => existsSync(folder));
  const folder = built ?? join(here, '../../../web/style');
  return reportParts
    .flatMap((part) => readdirSync(folder).filter((name) => name.startsWith(part)))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** The parts that a report needs, by the number their names begin with; those between are of the page alone. */
const reportParts = ['1-', '2-', '3-', '4-', '5-', '9-'];
