import { existsSync } from 'node:fs';
import { join } from 'node:path';

const pathOf = (name: string) => join(import.meta.dirname, 'engines/node_modules', name, 'bin/node');
const isThere = existsSync(pathOf('node-oldest')) && existsSync(pathOf('node-newest'));

/** Why only the Node that runs the tests is used; undefined where the oldest and the newest are there. */
export const noEngines = isThere
  ? undefined
  : 'needs the Nodes of test/package/engines (npm ci --prefix test/package/engines)';

/** The oldest Node that package.json promises, 20.11.0, where npm brought it; else the one that runs the tests. */
export const oldestNode = isThere ? pathOf('node-oldest') : process.execPath;

/** The Nodes that every command is started on. */
export const engines: readonly (readonly [name: string, path: string])[] = isThere
  ? [
      ['the oldest Node', oldestNode],
      ['the newest Node', pathOf('node-newest')],
    ]
  : [['this Node', process.execPath]];
