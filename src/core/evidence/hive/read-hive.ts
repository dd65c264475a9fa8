import { Budget } from '../../bytes/budget.ts';
import { DecodeError, Reader } from '../../bytes/reader.ts';
import type { RegistryExport } from '../registry-export/read-registry-export.ts';
import type { RegistryValue } from '../registry-export/registry-value.ts';
import type { ByteSource } from '../reader.ts';
import { BASE_BLOCK_SIZE, type BaseBlock } from './base-block.ts';
import { cellsOf, type Cells } from './cells.ts';
import { decodeKeyNode, readKeyNode, type KeyNode } from './key-node.ts';
import { mountedTree, type Child } from './mounted-tree.ts';
import { subkeyOffsets } from './subkey-list.ts';
import { readValueNode } from './value-node.ts';

/** Which keys of a hive are kept, and which are gone through because such a key may be below. */
export interface Wanted {
  readonly holds: (key: string) => boolean;
  readonly leadsTo: (key: string) => boolean;
}

/** A hive's keys and values under the names a running Windows gives them; a damaged place costs what is below it. */
export function readHive(
  source: ByteSource,
  base: BaseBlock,
  wanted: Wanted,
  budget: Budget = new Budget(source.size),
): RegistryExport {
  const walk: Walk = {
    cells: cellsOf(source, budget),
    minorVersion: base.minorVersion,
    wanted,
    keys: [],
    values: [],
    problems: [],
    lost: 0,
    visited: new Set(),
    budget,
  };
  const root = attempt(walk, 'the root key', () => rootOf(walk.cells, base.root));
  if (root !== undefined) {
    const children = childrenOf(walk, root, 'the root key');
    const currentSet = () => currentControlSet(walk, children);
    const { trees, problems } = mountedTree(children, currentSet);
    for (const problem of problems) lose(walk, problem);
    for (const { key, node } of trees) walkKey(walk, node, key, 1);
  }
  const { keys, values, problems, lost } = walk;
  const more = lost - problems.length;
  return {
    keys,
    deletedKeys: [],
    values,
    problems: more > 0 ? [...problems, `${more} more places could not be read`] : problems,
  };
}

interface Walk {
  readonly cells: Cells;
  readonly minorVersion: number;
  readonly wanted: Wanted;
  readonly keys: string[];
  readonly values: RegistryValue[];
  /** The first of what was lost, and how much it was. */
  readonly problems: string[];
  lost: number;
  /** Offsets of keys that were met: none is read twice, whatever the lists say. */
  readonly visited: Set<number>;
  readonly budget: Budget;
}

function walkKey(walk: Walk, node: KeyNode, key: string, depth: number): void {
  const holds = walk.wanted.holds(key);
  if (!holds && !walk.wanted.leadsTo(key)) return;
  if (!spend(walk, 2 * key.length)) return;
  if (holds) {
    walk.keys.push(key);
    for (const value of valuesOf(walk, node, key)) walk.values.push(value);
  }
  if (depth >= DEEPEST) lose(walk, `${key}: deeper than ${DEEPEST} keys, left out`);
  else
    for (const child of childrenOf(walk, node, key))
      walkKey(walk, child.node, `${key}\\${child.node.name}`, depth + 1);
}

function childrenOf(walk: Walk, node: KeyNode, key: string): readonly Child[] {
  if (node.subkeys.count === 0) return [];
  const offsets = attempt(walk, key, () => subkeyOffsets(walk.cells, node.subkeys.list)) ?? [];
  return offsets.flatMap((offset) => {
    if (walk.visited.has(offset)) return [];
    walk.visited.add(offset);
    const child = attempt(walk, `a key of ${key}`, () => readKeyNode(walk.cells, offset));
    return child === undefined ? [] : [{ node: child }];
  });
}

function valuesOf(walk: Walk, { values }: KeyNode, key: string): readonly RegistryValue[] {
  if (values.count === 0) return [];
  const list = attempt(walk, key, () => walk.cells.payload(values.list, 'values'));
  const reader = new Reader(list ?? new Uint8Array(0), 'values');
  const found: RegistryValue[] = [];
  for (let i = 0; i < values.count && reader.remaining >= 4; i += 1) {
    const offset = reader.u32le('offset');
    const value = attempt(walk, `a value of ${key}`, () =>
      readValueNode(walk.cells, offset, key, walk.minorVersion),
    );
    if (value === undefined) continue;
    if (!spend(walk, sizeOf(value))) break;
    found.push(value);
  }
  if (list !== undefined && list.length < 4 * values.count)
    lose(walk, `${key}: its list holds fewer than ${values.count} values`);
  return found;
}

/** The number of the control set that was current, by Select\Current; undefined where it cannot be read. */
function currentControlSet(walk: Walk, children: readonly Child[]): number | undefined {
  const select = children.find(({ node }) => /^select$/i.test(node.name));
  if (select === undefined) return undefined;
  const value = valuesOf(walk, select.node, 'Select').find(({ name }) => /^current$/i.test(name));
  return typeof value?.data === 'number' ? value.data : undefined;
}

/** The root key, or where its place is lost, the one key of the first bins that says it is the root. */
function rootOf(cells: Cells, offset: number): KeyNode {
  try {
    return readKeyNode(cells, offset);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const found = lostRoot(cells.source);
    if (found === undefined) throw error;
    return found;
  }
}

function lostRoot(source: ByteSource): KeyNode | undefined {
  const bytes = source.read(BASE_BLOCK_SIZE, SEARCHED);
  for (let at = 0; at + 80 < bytes.length; at += 8) {
    if (bytes[at + 4] !== 0x6e || bytes[at + 5] !== 0x6b || ((bytes[at + 6] ?? 0) & 4) === 0) continue;
    try {
      return decodeKeyNode(bytes.subarray(at + 4));
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
    }
  }
  return undefined;
}

/** What a step gives, or a line about why it gave nothing. */
function attempt<T>(walk: Walk, what: string, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    lose(walk, `${what}: ${error.message}`);
    return undefined;
  }
}

function lose(walk: Walk, what: string): void {
  walk.lost += 1;
  if (walk.problems.length < MOST_PROBLEMS) walk.problems.push(what);
}

/** Whether there is room left for what was read. */
function spend({ budget }: Walk, bytes: number): boolean {
  return budget.take('items') && budget.take('bytesOut', bytes);
}

function sizeOf({ name, data }: RegistryValue): number {
  return 2 * name.length + (typeof data === 'number' ? 8 : 2 * String(data).length);
}

const DEEPEST = 32;
const MOST_PROBLEMS = 20;
const SEARCHED = 4_194_304;
