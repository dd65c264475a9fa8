import { statSync } from 'node:fs';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/** Long files first, those that work beside those that wait; small ones fill what is left at the end. */
export class InTurn implements TestSequencer {
  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }

  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const of = (name: string) => files.filter(({ project }) => project.name === name).toSorted(byLength);
    return [...inPairs(of('powershell'), of('interop')), ...of('unit'), ...of('measured')];
  }
}

const byLength = (a: TestSpecification, b: TestSpecification) =>
  statSync(b.moduleId).size - statSync(a.moduleId).size;

function inPairs<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  const longest = Math.max(some.length, others.length);
  return Array.from({ length: longest }, (_, i) => [some.slice(i, i + 1), others.slice(i, i + 1)]).flat(2);
}
