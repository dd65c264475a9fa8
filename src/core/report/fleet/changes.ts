import { harmless } from '../../bytes/harmless.ts';
import type { Difference } from '../../fleet/changes/differences.ts';
import type { Snapshot } from '../../fleet/snapshot.ts';
import { isEnding, respectWords, type Compared } from './difference-words.ts';
import { anotherWords, differenceSentence } from './difference-sentences.ts';
import { leadTitle } from '../words/lead-title.ts';
import { inAscii, paint, type TerminalStyle } from '../layout/terminal-style.ts';
import { wrap } from '../layout/wrap.ts';

/** Differences as text: one sentence of what they come to, then each, the most telling first; `host` begins it where several are told of. */
export function renderChanges(
  differences: readonly Difference[],
  compared: Compared,
  endings: Endings,
  style: TerminalStyle,
  host = '',
): string {
  const named: Compared = { ...compared, before: harmless(compared.before), after: harmless(compared.after) };
  const begins = host === '' ? '' : `${harmless(host)}: `;
  const telling = differences.filter(({ code }) => !isEnding(code));
  const shown = style.all ? telling : telling.slice(0, MOST);
  const lines = shown.flatMap((each) =>
    wrap(`${begun(differenceSentence(each, named))}.`, style.width - 4).map(
      (line, i) => `${i === 0 ? '  - ' : '    '}${line}`,
    ),
  );
  const left = telling.length - shown.length;
  return inAscii(
    [
      ...wrap(`${begins}${changesHeadline(differences, named, endings)}`, style.width).map((line) =>
        paint(line, 'strong', style),
      ),
      ...(lines.length > 0 ? ['', ...lines] : []),
      ...(left > 0 ? [`  ${left} more with --all`] : []),
      '',
    ].join('\n'),
    style,
  );
}

/** With a capital, unless a host begins it: their names are written as they are. */
function begun(sentence: string): string {
  return sentence.replace(/^(?:it|now|only)(?= )/, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
}

/** Both sides as they ended, where that is known. */
export interface Endings {
  readonly before: Ending;
  readonly after: Ending;
}

type Ending = Pick<Snapshot, 'outcome' | 'lead'>;

/** What differences come to: "srv02 fails: … srv01 connects. The one that fails has another cipher order policy." */
export function changesHeadline(
  differences: readonly Difference[],
  { before, after, are }: Compared,
  endings: Endings,
): string {
  const weak = weakerWords(differences, are === 'hosts' ? `on ${after}` : 'now');
  const { before: was, after: is } = endings;
  const isAlike = was.outcome === is.outcome && (was.outcome === 'works' || was.lead === is.lead);
  if (isAlike)
    return are === 'hosts'
      ? sentences(
          `${before} and ${after} both ${together(is)}`,
          countWords(differences, `${before} and ${after}`),
          weak,
        )
      : sentences(
          `${after} ${doing(is, `, as on ${before}`)}`,
          countWords(differences, `${before} and now`),
          weak,
        );
  const isNewer = gravity.indexOf(is.outcome) >= gravity.indexOf(was.outcome);
  if (are === 'times')
    return sentences(
      `${after} ${doing(is, ' now')}`,
      `On ${before} it ${did(was)}`,
      isNewer ? restsOn(differences, 'It') : '',
      weak,
    );
  const [worse, better, bad, good] = isNewer ? [after, before, is, was] : [before, after, was, is];
  const who = bad.outcome === 'fails' && good.outcome !== 'fails' ? 'The one that fails' : worse;
  return sentences(`${worse} ${doing(bad)}`, `${better} ${doing(good)}`, restsOn(differences, who), weak);
}

function sentences(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}

/** What leads, by its title; of a connection that works nothing leads. */
function because({ outcome, lead }: Ending): string {
  const title = outcome === 'works' ? undefined : leadTitle(lead);
  return title === undefined ? '' : `: ${title}`;
}

function restsOn(differences: readonly Difference[], who: string): string {
  const all = differences.filter(({ cited: is, code }) => is && !isEnding(code));
  // Two hosts are never called alike; when a certificate ends may be all of it.
  const cited = all.filter(({ code, is }) => is !== 'name' || code === 'notAfter');
  if (cited.length === 0) return 'Nothing that this rests on was measured on both sides and differs';
  const names = [...new Set(cited.map(anotherWords))];
  const shown = names.slice(0, MOST_NAMED).join(' and ');
  return `${who} has ${shown}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''}`;
}

function weakerWords(differences: readonly Difference[], where: string): string {
  const weaker = differences.filter((each) => each.weaker && !isEnding(each.code)).map(respectWords);
  return weaker.length === 0 ? '' : `Weaker ${where}: ${weaker.join(', ')}`;
}

/** How it ended is told already. */
function countWords(differences: readonly Difference[], between: string): string {
  const count = differences.filter(({ code }) => !isEnding(code)).length;
  if (count === 0) return `Nothing that was measured differs between ${between}`;
  return count === 1 ? 'One thing that was measured differs' : `${count} things that were measured differ`;
}

function doing(ending: Ending, when = ''): string {
  return `${verbs[ending.outcome].does}${when}${because(ending)}`;
}

function did(ending: Ending): string {
  return `${verbs[ending.outcome].did}${because(ending)}`;
}

function together(ending: Ending): string {
  return `${verbs[ending.outcome].both}${because(ending)}`;
}

const verbs: Readonly<
  Record<Snapshot['outcome'], { readonly does: string; readonly did: string; readonly both: string }>
> = {
  works: { does: 'connects', did: 'connected', both: 'connect' },
  worksForSome: {
    does: 'connects for some clients only',
    did: 'connected for some clients only',
    both: 'connect for some clients only',
  },
  disturbed: {
    does: 'connects, with something that disturbs',
    did: 'connected, with something that disturbed',
    both: 'connect, with something that disturbs',
  },
  unknown: { does: 'could not be judged', did: 'could not be judged', both: 'could not be judged' },
  fails: { does: 'fails', did: 'failed', both: 'fail' },
};

/** From the best ending to the worst. */
const gravity = ['works', 'worksForSome', 'disturbed', 'unknown', 'fails'];

const MOST = 20;
const MOST_NAMED = 3;
