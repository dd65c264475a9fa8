import { columns } from './figures.ts';

/** The figures of one family of worlds. */
export interface FamilyFigures {
  readonly family: string;
  readonly byFamily: readonly (readonly string[])[];
  readonly byKind: readonly (readonly string[])[];
}

/** The page with the figures of the diagnosis as it was when the worlds were composed for the first time. */
export function baselinePage(pages: readonly FamilyFigures[]): string {
  const tables = pages.flatMap(({ family, byFamily, byKind }) => [
    `## ${family === 'live' ? 'Live worlds' : 'Log worlds'}`,
    '',
    ...table(byFamily),
    '',
    ...table(byKind),
    '',
  ]);
  return `${[...introduction, '', ...tables].join('\n').trimEnd()}\n`;
}

const introduction = [
  '# Figures on composed worlds, before the judgement was redesigned',
  '',
  'Open seeds only, written by `npm run worlds -- --baseline`. What the columns count:',
  '',
  '- **top-1**: the answer that leads is one of those that are right; a healthy world must be called healthy, not just left alone;',
  '  where the surviving evidence cannot tell, saying nothing for sure is right.',
  '- **confident and wrong**: something is said for sure that is not true of the world, or a server is said to work whose failures are in plain view.',
  '- **outcome right**: works, works for some, disturbed, fails or unknown, as it is; where the label leaves it open, several are right.',
  '- **healthy accused**: something is said for sure of a world in which nothing is wrong; what is neither called healthy nor accused was left open.',
  '- *little survived*: the fault left no trace in what was handed over. *foreign*: faults without a cause of their own; right is who names what began.',
  '',
  'The diagnosis of that time has no outcome of its own and names no events: it calls only those healthy whose headline says so,',
  'which it never does of logs, and it cannot be right about foreign faults.',
];

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}
