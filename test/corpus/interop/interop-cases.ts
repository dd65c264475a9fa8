import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseFile } from '../../../src/core/facts/case-file.ts';
import type { Configuration } from '../../interop/configuration.ts';
import { missingNamespaces } from '../../interop/namespaces.ts';
import { missing } from '../../interop/packages.ts';
import { pathConfigurations } from '../../interop/path-configurations.ts';
import { serverConfigurations } from '../../interop/server-configurations.ts';
import type { CorpusCase } from '../case.ts';
import { interopLabels } from './interop-labels.ts';

/** Real servers and real paths, where the programs they are made of are installed. */
export const interopCases: readonly CorpusCase[] = [
  ...serverConfigurations.map((each) => caseOf(each, 'real servers', () => missing(...each.needs))),
  ...pathConfigurations.map((each) =>
    caseOf(each, 'real paths', () => missingNamespaces() ?? missing(...each.needs)),
  ),
];

function caseOf(configuration: Configuration, group: string, skip: () => string | undefined): CorpusCase {
  const { id, made, look } = configuration;
  const label = interopLabels[id];
  if (label === undefined) throw new Error(`interop configuration ${id} has no label in interop-labels.ts`);
  return {
    ...label,
    id,
    class: group,
    made,
    slow: true,
    skip,
    run: () => (group === 'real paths' ? lookOnce(look) : inTurn(() => lookOnce(look))),
  };
}

async function lookOnce(look: Configuration['look']): Promise<CaseFile> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    return (await look(folder)).file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: servers that draw on one virtual screen slow each other down. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const mine = turn.then(run, run);
  turn = mine.catch(() => undefined);
  return mine;
}
