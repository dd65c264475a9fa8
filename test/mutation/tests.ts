import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

/** One test of a test file: the names of its groups and its own, and what it does. */
export interface Test {
  readonly path: readonly string[];
  readonly run: () => unknown;
}

type Row = (...values: readonly unknown[]) => unknown;
type Table = readonly unknown[];

/** Collects the tests that test files register, with the `expect` of vitest: what runs here is what vitest runs. */
export function testCollector() {
  const tests: Test[] = [];
  const groups: string[] = [];
  const group = (name: string, body: () => unknown) => {
    groups.push(name);
    body();
    groups.pop();
  };
  const test = (name: string, run: () => unknown) => void tests.push({ path: [...groups, name], run });
  return {
    vitest: {
      describe: Object.assign(group, { each: eachOf(group) }),
      it: Object.assign(test, { each: eachOf(test) }),
      expect: chai.expect,
    },
    /** The tests registered since the last call. */
    take: () => tests.splice(0),
  };
}

function eachOf(register: (name: string, body: () => unknown) => void) {
  return (table: Table) => (name: string, body: Row) => {
    for (const row of table) {
      const values = Array.isArray(row) ? (row as Table) : [row];
      register(named(name, values), () => body(...values));
    }
  };
}

function named(name: string, values: Table): string {
  const [first] = values;
  let next = 0;
  return name
    .replaceAll(/\$(\w+)/g, (_, key: string) => String((first as Readonly<Record<string, unknown>>)?.[key]))
    .replaceAll('%s', () => String(values[next++]));
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
