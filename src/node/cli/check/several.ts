import type { Fact } from '../../../core/facts/case-file.ts';
import { assembleCase } from '../../../app/assemble-case.ts';
import type { Evidence } from '../../../app/evidence.ts';
import { gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { judge, type Judged } from '../../../app/judge.ts';
import { collect } from '../../collect/collect.ts';
import type { CollectOptions } from '../../collect/collect-options.ts';
import type { Target } from '../../target/target.ts';
import type { CheckFlags } from './check-options.ts';
import { withFiles } from '../../../app/file-exit.ts';
import { isOneDocument } from '../show/form.ts';
import { hereNow } from '../here.ts';
import type { Output } from '../output.ts';
import { showCases, showOne, type ShowFlags } from '../show/show.ts';
import { wishesOf } from './wishes.ts';

/** Several hosts at once, a few at a time; each result is shown as it comes. */
export async function checkMany(
  targets: readonly Target[],
  told: readonly Fact[],
  evidence: Evidence,
  flags: CheckFlags,
  options: CollectOptions,
  output: Output,
): Promise<ExitCode> {
  const results: Judged[] = [];
  const waiting = [...targets.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next && !options.signal?.aborted; next = waiting.shift()) {
      const [i, target] = next;
      const live = await collect(target, options);
      const judged = judge(assembleCase({ live, evidence, told }, hereNow()), wishesOf(flags));
      results[i] = judged;
      if (!isOneDocument(flags)) showOne(judged, eachOf(flags), output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const done = results.filter((judged) => judged !== undefined);
  showCases(done, flags, output);
  return options.signal?.aborted ? 130 : withFiles(gravestOf(done.map(({ exit }) => exit)), evidence);
}

/** A capture with several connections: each is judged by itself, with all that the other files tell. */
export function checkConnections(
  told: readonly Fact[],
  evidence: Evidence,
  flags: CheckFlags,
  output: Output,
): ExitCode {
  const results = evidence.connections.map((connection) =>
    judge(assembleCase({ connection, evidence, told }, hereNow()), wishesOf(flags)),
  );
  if (!isOneDocument(flags)) for (const judged of results) showOne(judged, eachOf(flags), output);
  showCases(results, flags, output, 'connections');
  return withFiles(gravestOf(results.map(({ exit }) => exit)), evidence);
}

/** One of several: a line unless all is asked for; the page holds them together. */
function eachOf({ html: _html, ...flags }: CheckFlags): ShowFlags {
  return { ...flags, brief: flags.all !== true };
}

const AT_ONCE = 4;
