import { exitCodes } from '../../app/exit-codes.ts';
import { askWhatMatters, type Judged } from '../../app/judge.ts';
import { reportOf } from '../../core/report/check-report.ts';
import { reportJson } from '../../core/report/formats/json.ts';
import type { Surroundings } from './surroundings.ts';

/** The JSON that `check --json` prints. */
export function reportFor(
  judged: Judged,
  { version }: Pick<Surroundings, 'version'>,
): Record<string, unknown> {
  const { file, diagnosis, exit, expected } = judged;
  const report = reportOf(file, diagnosis, { version, asked: askWhatMatters(judged) });
  const code = { code: exit, means: exitCodes[exit] };
  return reportJson(report, diagnosis, file, code, false, expected) as Record<string, unknown>;
}
