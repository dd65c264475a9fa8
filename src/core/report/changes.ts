import { harmless } from '../bytes/harmless.ts';
import type { Difference } from '../fleet/changes/differences.ts';
import { differenceWords, isEnding, respectWords, type Compared } from './change-words.ts';
import { inAscii, paint, type TerminalStyle } from './terminal-style.ts';
import { wrap } from './wrap.ts';

/** Differences as text: one sentence of what they come to, then each, the most telling first. */
export function renderChanges(
  differences: readonly Difference[],
  compared: Compared,
  style: TerminalStyle,
): string {
  const named: Compared = { ...compared, before: harmless(compared.before), after: harmless(compared.after) };
  const shown = style.all ? differences : differences.slice(0, MOST);
  const lines = shown.flatMap((each) =>
    wrap(differenceWords(each, named), style.width - 4).map(
      (line, i) => `${i === 0 ? '  - ' : '    '}${line}`,
    ),
  );
  const left = differences.length - shown.length;
  return inAscii(
    [
      ...wrap(changesHeadline(differences, named), style.width).map((line) => paint(line, 'strong', style)),
      ...(lines.length > 0 ? ['', ...lines] : []),
      ...(left > 0 ? [`  ${left} more with --all`] : []),
      '',
    ].join('\n'),
    style,
  );
}

/** What differences come to: "srv02 fails and srv01 connects; what the failure rests on differs: order of cipher suites." */
export function changesHeadline(
  differences: readonly Difference[],
  { before, after, are }: Compared,
): string {
  const between = are === 'hosts' ? `${before} and ${after}` : `${before} and now`;
  if (differences.length === 0) return `Nothing that was measured differs between ${between}.`;
  const outcome = differences.find(({ code }) => code === 'outcome');
  const weaker = differences.filter((each) => each.weaker && each.code !== 'outcome').map(respectWords);
  const weak =
    weaker.length === 0 ? '' : ` Weaker ${are === 'hosts' ? `on ${after}` : 'now'}: ${weaker.join(', ')}.`;
  if (outcome === undefined) return `${countWords(differences.length)} between ${between}.${weak}`;
  const isNewer = gravity.indexOf(outcome.after) > gravity.indexOf(outcome.before);
  if (are === 'times') {
    const does = isNewer ? `${after} ${doing(outcome.after)} now` : `${after} ${doing(outcome.after)} now`;
    return `${does}; on ${before} it ${did(outcome.before)}. ${isNewer ? restsOn(differences) : ''}${weak}`.trim();
  }
  const [worse, better] = isNewer ? [after, before] : [before, after];
  const [bad, good] = isNewer ? [outcome.after, outcome.before] : [outcome.before, outcome.after];
  return `${worse} ${doing(bad)}, and ${better} ${doing(good)}. ${restsOn(differences)}${weak}`;
}

function restsOn(differences: readonly Difference[]): string {
  const cited = differences.filter(({ cited: is, code }) => is && !isEnding(code));
  if (cited.length === 0) return 'Nothing that the failure rests on was measured on both sides and differs.';
  const names = cited.slice(0, MOST_NAMED).map(respectWords);
  const more = cited.length > names.length ? ` and ${cited.length - names.length} more` : '';
  return `What the failure rests on differs: ${names.join(', ')}${more}.`;
}

function countWords(count: number): string {
  return count === 1 ? 'One difference' : `${count} differences`;
}

function doing(outcome: string): string {
  return verbs[outcome]?.[0] ?? outcome;
}

function did(outcome: string): string {
  return verbs[outcome]?.[1] ?? outcome;
}

const verbs: Readonly<Record<string, readonly [does: string, did: string]>> = {
  works: ['connects', 'connected'],
  worksForSome: ['connects for some clients only', 'connected for some clients only'],
  disturbed: ['connects, but something disturbs', 'connected, but something disturbed'],
  unknown: ['could not be judged', 'could not be judged'],
  fails: ['fails', 'failed'],
};

/** From the best ending to the worst. */
const gravity = ['works', 'worksForSome', 'disturbed', 'unknown', 'fails'];

const MOST = 20;
const MOST_NAMED = 3;
