import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

interface Failure {
  readonly name: string;
  readonly says: readonly string[];
}

/** Writes how many tests passed, which failed with what they said, and which were skipped. */
export class Outcome implements Reporter {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests.filter((test) => test.result().state === 'failed');
    const failures: readonly Failure[] = [
      ...failed.map((test) =>
        failure(`${test.module.relativeModuleId} > ${test.fullName}`, test.result().errors ?? []),
      ),
      // A file that cannot be loaded, or what comes before its tests, fails without failing a test.
      ...modules.flatMap((module) => [
        ...failuresOf(module.relativeModuleId, module),
        ...[...module.children.allSuites()].flatMap((suite) =>
          failuresOf(`${module.relativeModuleId} > ${suite.fullName}`, suite),
        ),
      ]),
      ...outside.map((error) => failure('outside of any test', [error])),
    ];
    const skipped = tests
      .filter((test) => test.result().state === 'skipped')
      .map((test) => ({ ancestorTitles: titlesAbove(test.parent), title: titleOf(test) }));
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    writeFileSync(this.#path, JSON.stringify({ passed, failures, skipped }));
  }
}

function failuresOf(name: string, part: TestModule | TestSuite): readonly Failure[] {
  const errors = part.errors();
  return errors.length === 0 ? [] : [failure(name, errors)];
}

const failure = (name: string, errors: readonly SerializedError[]): Failure => ({
  name,
  says: errors.flatMap((error) => saysOf(error)),
});

/** With the reason where the test itself gave one while it ran. */
function titleOf(test: TestCase): string {
  const result = test.result();
  return result.state === 'skipped' && result.note !== undefined
    ? `${test.name} (${result.note})`
    : test.name;
}

function titlesAbove(part: TestModule | TestSuite): readonly string[] {
  return part.type === 'module' ? [] : [...titlesAbove(part.parent), part.name];
}

/** The message, then what was expected (-) and what was there (+); the first dozen lines of it. */
function saysOf({ name, message, diff }: SerializedError): readonly string[] {
  const lines = linesOf(`${name ?? 'Error'}: ${message}`);
  const differing = linesOf(typeof diff === 'string' ? diff : '').filter((line) => /^[-+]/.test(line));
  return [...lines.slice(0, differing.length > 0 ? 3 : 12), ...differing].slice(0, 12);
}

function linesOf(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
}
