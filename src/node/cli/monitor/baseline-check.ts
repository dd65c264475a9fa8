import { baselineSide, unseenOf, type Baseline } from '../../../core/fleet/changes/baseline.ts';
import { brokenBy, differencesOf } from '../../../core/fleet/changes/differences.ts';
import { respectWords } from '../../../core/report/fleet/difference-words.ts';
import { renderChanges } from '../../../core/report/fleet/changes.ts';
import { wrap } from '../../../core/report/layout/wrap.ts';
import { dayOf } from '../../../core/facts/time.ts';
import { exitCodes, gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { canonical } from '../../store/canonical.ts';
import { baselineAt } from './baselines-in.ts';
import { lookAtHost, type LookedAt } from '../look-at.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

interface Asked {
  readonly deep: boolean;
  readonly signal: AbortSignal;
}

/** Looks at several hosts, a few at a time, in their order. */
export async function lookAtAll(
  hosts: readonly string[],
  { deep, signal }: Asked,
): Promise<readonly LookedAt[]> {
  const looked: LookedAt[] = [];
  for (let i = 0; i < hosts.length; i += AT_ONCE) {
    const some = hosts.slice(i, i + AT_ONCE).map((host) => lookAtHost(host, deep, signal));
    for (const each of await Promise.all(some)) looked.push(each);
  }
  return looked;
}

/** Holds hosts against a saved baseline, shows what is no longer so, and returns the gravest exit code. */
export async function checkBaseline(
  path: string,
  hosts: readonly string[],
  asked: Asked,
  output: Output,
): Promise<ExitCode> {
  const baseline = baselineAt(path);
  const names = hosts.length > 0 ? hosts : baseline.hosts.map(({ target }) => target);
  const missing = names.find((name) => savedOf(baseline, name) === undefined);
  if (missing !== undefined) throw new UsageError(`${path}: does not hold ${missing}`);
  const looked = await lookAtAll(names, asked);
  const exits = looked.map((each) => holdAgainst(baseline, each, output));
  return asked.signal.aborted ? 130 : gravestOf(exits);
}

function holdAgainst(baseline: Baseline, { name, side }: LookedAt, output: Output): ExitCode {
  const saved = savedOf(baseline, name)!;
  const before = baselineSide(saved);
  const differences = differencesOf(before, side);
  const unseen = unseenOf(before, side);
  const compared = { before: dayOf(saved.at), after: 'it', are: 'times' } as const;
  const endings = { before: before.snapshot, after: side.snapshot };
  output.write(renderChanges(differences, compared, endings, output.style, name));
  if (unseen.length > 0) {
    const said = `not seen this time: ${unseen.map((code) => respectWords({ code })).join(', ')}`;
    output.write(
      wrap(said, output.style.width - 4)
        .map((line, i) => `${i === 0 ? '  ' : '    '}${line}\n`)
        .join(''),
    );
  }
  if (brokenBy(differences).length === 0 && unseen.length === 0) return 0;
  const { exit } = side.snapshot;
  return exit >= 11 && exit <= 25 && exit in exitCodes ? (exit as ExitCode) : 33;
}

/** A host is found by any spelling. */
function savedOf({ hosts }: Baseline, name: string): Baseline['hosts'][number] | undefined {
  return hosts.find(({ target }) => canonical(target) === canonical(name));
}

const AT_ONCE = 8;
