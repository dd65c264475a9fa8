import type { Answer } from './answer.ts';
import type { BlindCase, BlindKind } from './blind-case.ts';
import { judgeBlind } from './judge-blind.ts';
import type { Mark } from './mark.ts';

/** The sets by how the ids of their cases begin; the first is whatever begins otherwise. */
const sets = [
  ['first set', /^(?!again-|third-|fourth-|fifth-|sixth-|seventh-)/],
  ['second set', /^again-/],
  ['third set', /^third-/],
  ['fourth set', /^fourth-/],
  ['fourth, logs', /^fourth-log-/],
  ['fourth, quiet', /^fourth-quiet-/],
  ['fourth, open', /^fourth-open-/],
  ['fourth, pasted', /^fourth-pasted-/],
  ['fourth, live', /^fourth-live-/],
  ['fifth set', /^fifth-/],
  ['fifth, logs', /^fifth-log-/],
  ['fifth, quiet', /^fifth-quiet-/],
  ['fifth, open', /^fifth-open-/],
  ['fifth, pasted', /^fifth-pasted-/],
  ['sixth set', /^sixth-/],
  ['sixth, logs', /^sixth-log-/],
  ['sixth, quiet', /^sixth-quiet-/],
  ['sixth, open', /^sixth-open-/],
  ['sixth, pasted', /^sixth-pasted-/],
  ['sixth, live', /^sixth-live-/],
  ['seventh set', /^seventh-/],
  ['seventh, logs', /^seventh-log-/],
  ['seventh, quiet', /^seventh-quiet-/],
  ['seventh, open', /^seventh-open-/],
  ['seventh, pasted', /^seventh-pasted-/],
] as const;
const kinds: readonly BlindKind[] = ['with cause', 'without cause', 'healthy', 'cannot tell', 'live'];

/** Runs every case whose id contains one of the words given, or all, and prints a line each and the totals. */
async function run(words: readonly string[]): Promise<void> {
  const marks: Counted[] = [];
  for await (const { one, answer, mark } of judgeBlind(words)) {
    marks.push({ id: one.id, kind: one.kind, mark });
    say(`${mark.padEnd(8)} ${one.id}: ${told(answer)}${mark === 'right' ? '' : `; truth: ${truthOf(one)}`}`);
  }
  totals(marks);
  // A server of a case may still hold a timer; everything has been told by now.
  process.exit(0);
}

interface Counted {
  readonly id: string;
  readonly kind: BlindKind;
  readonly mark: Mark;
}

function totals(marks: readonly Counted[]): void {
  say('');
  const row = (name: string, of: readonly Counted[]) => {
    if (of.length === 0) return;
    const count = (mark: Mark) => of.filter((one) => one.mark === mark).length;
    say(
      `${name.padEnd(14)} ${of.length} cases: ${count('right')} right, ${count('missed')} missed, ${count('WRONG')} WRONG`,
    );
  };
  for (const kind of kinds)
    row(
      kind,
      marks.filter((one) => one.kind === kind),
    );
  for (const [name, begins] of sets)
    row(
      name,
      marks.filter(({ id }) => begins.test(id)),
    );
  row('all', marks);
}

function told({ lead, sure, outcome, named }: Answer): string {
  const events = named.map(([provider, id]) => `${provider} ${id}`).join(', ');
  return `${outcome}, lead ${lead ?? 'none'}, sure [${sure.join(', ')}]${events === '' ? '' : `, names ${events}`}`;
}

function truthOf({ truth }: BlindCase): string {
  return truth
    .map((one) => (typeof one === 'string' ? one : `names ${one.began[0]} ${one.began[1]}`))
    .join(' or ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await run(process.argv.slice(2));
