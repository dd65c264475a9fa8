import { isNewEnough, newerNodePath } from '../newer-node.ts';
import { VERSION } from '../version.ts';
import { ok, wrong, type Examined } from './examined.ts';

/** This Node, and the one that the monitor runs on. */
export function examineNode(version: string = process.versions.node): readonly Examined[] {
  const runs = ok('rdpdoctor', `${VERSION}, on Node ${version} (${process.platform} ${process.arch})`);
  if (isNewEnough(version)) return [runs, ok('Node', `${version} runs everything, the monitor too`)];
  if (newerNodePath() !== undefined)
    return [runs, ok('Node', `${version} runs checks; the monitor runs on the one installed with rdpdoctor`)];
  const says = `${version} runs checks; the monitor needs 22.18 or newer, and none was installed with rdpdoctor`;
  return [runs, wrong('Node', says, 'Install Node 24, or rdpdoctor again without --omit=optional.')];
}
