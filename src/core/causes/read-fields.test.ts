import { expect, it } from 'vitest';
import { z } from 'zod';
import { collectedFacts, collectedFactSchemas } from '../evidence/bundle-format.ts';
import { inputsOf, lacks, seenBy } from '../diagnosis/judged.ts';
import { exampleFacts } from '../judging/example-case.ts';
import { observations } from '../observations/observations.ts';
import { causes } from './causes.ts';

/** Fields that name or order what is beside them; nothing is to be said of them by themselves. */
const namesOnly: readonly string[] = [];

it('every field that the collector brings is read by a cause or an observation', () => {
  const read = readFields();
  const unread = fieldsCollected().filter((field) => !read.has(field));
  expect(unread).toEqual(namesOnly);
});

/** Fact and path of every leaf in the schemas of the collector, e.g. `winStations[].port`. */
function fieldsCollected(): readonly string[] {
  return collectedFacts.flatMap((name) =>
    leavesOf(z.toJSONSchema(collectedFactSchemas[name]) as Shape, name),
  );
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
}

function leavesOf(shape: Shape, path: string): readonly string[] {
  if (shape.items) return leavesOf(shape.items, `${path}[]`);
  if (typeof shape.additionalProperties === 'object')
    return leavesOf(shape.additionalProperties, `${path}{}`);
  if (!shape.properties) return [path];
  return Object.entries(shape.properties).flatMap(([name, below]) => leavesOf(below, `${path}.${name}`));
}

/** What is asked of the facts of all examples while causes and observations judge them and word their remedies. */
function readFields(): ReadonlySet<string> {
  const read = new Set<string>();
  for (const statement of [...causes, ...observations])
    for (const example of statement.examples) {
      const known = inputsOf(exampleFacts(example));
      if (lacks(statement, known)) continue;
      const watched = Object.fromEntries(
        Object.entries(seenBy(statement, known)).map(([name, value]) => [name, watch(value, name, read)]),
      ) as ReturnType<typeof seenBy>;
      if ('detect' in statement) statement.detect(watched);
      else statement.look(watched);
      statement.remedies(watched);
    }
  return read;
}

function watch(value: unknown, path: string, read: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) {
    read.add(path);
    return value;
  }
  read.add(path);
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      if (Array.isArray(target)) return key === 'length' ? found : watch(found, `${path}[]`, read);
      read.add(`${path}.${key}`);
      read.add(`${path}{}.${key}`);
      return watch(found, `${path}.${key}`, read);
    },
  });
}
