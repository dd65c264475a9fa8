import type { Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { widthOf } from './layout/display-width.ts';
import type { ReportRow } from './report-rows.ts';

/** The way of a connection: its steps, and who ended it where it does not arrive. */
export interface Picture {
  /** The host at the far end, without the port. */
  readonly to: string;
  readonly steps: readonly {
    readonly name: string;
    readonly state: 'passed' | 'flawed' | 'died' | 'notReached';
    readonly ms?: number;
  }[];
  /** "FIN by the far end after 31 ms, 3 of 3"; absent where it lives. */
  readonly ending?: string;
}

/** The picture of what was measured; undefined where no connection was seen. */
export function pictureOf(
  rows: readonly ReportRow[],
  death: FactTypes['phaseOfDeath'] | undefined,
  target: string,
): Picture | undefined {
  const steps = rows.flatMap((row) => {
    const name = names[row.phase];
    if (name === undefined || row.state === 'notTried') return [];
    return [
      {
        name,
        state: row.state === 'passed' && row.flaw === true ? ('flawed' as const) : row.state,
        ...(row.ms === undefined ? {} : { ms: row.ms }),
      },
    ];
  });
  if (!steps.some(({ state }) => state !== 'notReached')) return undefined;
  const to = target.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const dies = steps.some(({ state }) => state === 'died');
  // Steps have four states here: what was not tried is left out above.
  const shown = steps as Picture['steps'];
  return { to, steps: shown, ...(dies ? { ending: endingWords(death) } : {}) };
}

/** The picture on one line: you ──TCP──▶ ──RDP──▶ ──TLS──✗ FIN by the far end after 31 ms, 3 of 3; with shorter arrows, then without how often and when, where it is too wide. */
export function pictureLine(picture: Picture, columns = Number.POSITIVE_INFINITY): string {
  const wide = lineOf(picture, '──');
  if (widthOf(wide) <= columns) return wide;
  const narrow = lineOf(picture, '─');
  const shorter = [/, \d+ of \d+$/, / after \d{1,9} ms[^]*/].map((said) =>
    lineOf({ ...picture, ...shortened(picture, said) }, '─'),
  );
  return [narrow, ...shorter].find((line) => widthOf(line) <= columns) ?? narrow;
}

function shortened({ ending }: Picture, said: RegExp): Pick<Picture, 'ending'> {
  return ending === undefined ? {} : { ending: ending.replace(said, '') };
}

function lineOf({ to, steps, ending }: Picture, shaft: string): string {
  const walked = steps.filter(({ state }) => state !== 'notReached');
  const arrows = walked.map(
    ({ name, state }) =>
      `${shaft}${name}${state === 'flawed' ? '!' : ''}${shaft}${state === 'died' ? '✗' : '▶'}`,
  );
  return ['you', ...arrows, ending ?? to].join(' ');
}

function endingWords(death: FactTypes['phaseOfDeath'] | undefined): string {
  if (death === undefined) return 'it ends here';
  const { ending, sameEnding, attempts } = death;
  const often = attempts > 1 ? `, ${sameEnding} of ${attempts}` : '';
  if (ending === undefined) return `it ends here${often}`;
  const alert = ending.alert === undefined ? '' : ` ${ending.alert}`;
  const sender = senders[ending.side ?? 'far'];
  const by = ['fin', 'rst', 'alert', 'refusal'].includes(ending.by) ? ` by ${sender}` : '';
  const kind = ending.trickled === undefined ? kinds[ending.by] : 'too slow an answer';
  return `${kind}${alert}${by} after ${Math.round(ending.ms)} ms${often}`;
}

const names: Readonly<Partial<Record<Phase, string>>> = {
  connection: 'TCP',
  negotiation: 'RDP',
  encryption: 'TLS',
  signIn: 'sign-in',
  license: 'license',
  session: 'session',
};

const senders = {
  far: 'the far end',
  server: 'the server',
  client: 'the client',
  path: 'something in between',
} as const;

const kinds: Readonly<Record<NonNullable<FactTypes['phaseOfDeath']['ending']>['by'], string>> = {
  fin: 'FIN',
  rst: 'RST',
  silence: 'silence',
  alert: 'TLS alert',
  refusal: 'refused',
  nonsense: 'an answer that does not fit',
  icmp: 'ICMP',
  us: 'ended here',
};
