import type { KeyNode } from './key-node.ts';

/** A key below the root of a hive. */
export interface Child {
  readonly node: KeyNode;
}

/** Parts of a hive with the path each has on a running Windows, and what that rests on where it is not sure. */
export interface MountedTree {
  readonly trees: readonly { readonly key: string; readonly node: KeyNode }[];
  readonly problems: readonly string[];
}

/** Where Windows mounts a hive follows from the keys below its root: no file carries it reliably. */
export function mountedTree(children: readonly Child[], currentSet: () => number | undefined): MountedTree {
  const names = new Set(children.map(({ node }) => node.name.toLowerCase()));
  const below = (root: string): MountedTree => ({
    trees: children.map(({ node }) => ({ key: `${root}\\${node.name}`, node })),
    problems: [],
  });
  if ([...names].some((name) => controlSet.test(name))) return systemTree(children, currentSet());
  if (names.has('software') && (names.has('control panel') || names.has('environment'))) return below('HKCU');
  if (names.has('microsoft') || names.has('policies')) return below('HKLM\\SOFTWARE');
  return { trees: [], problems: [] };
}

/** Only the control set that was current is told; the others are older copies. */
function systemTree(children: readonly Child[], current: number | undefined): MountedTree {
  const sets = children.filter(({ node }) => controlSet.test(node.name));
  const wanted = sets.find(({ node }) => Number(node.name.slice(-3)) === current);
  const taken = wanted ?? sets[0];
  if (taken === undefined) return { trees: [], problems: [] };
  return {
    trees: [{ key: 'HKLM\\SYSTEM\\CurrentControlSet', node: taken.node }],
    problems:
      wanted !== undefined
        ? []
        : [
            current === undefined
              ? `Select\\Current cannot be read: ${taken.node.name} is taken for the current control set`
              : `Select\\Current is ${current}, which the hive does not hold: ${taken.node.name} is taken`,
          ],
  };
}

const controlSet = /^controlset\d{3}$/i;
