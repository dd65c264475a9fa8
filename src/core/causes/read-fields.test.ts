import { expect, it } from 'vitest';
import { z } from 'zod';
import { collectedFacts, collectedFactSchemas } from '../evidence/bundle-format.ts';
import { inputsOf, lacks, seenBy } from '../diagnosis/judged.ts';
import { exampleFacts } from '../judging/example-case.ts';
import { observations } from '../observations/observations.ts';
import { causes } from './causes.ts';

/** Fields of which nothing is to be said by themselves, each with its reason. */
const notJudged: Readonly<Record<string, string>> = {
  'listenerSettings.minEncryptionLevel.value': 'of native RDP encryption, which the wire tells',
  'listenerSettings.certificateSha1.value': 'the same as listenerCertificate.boundSha1',
  'listenerSettings.singleSessionPerUser.value': 'a choice: replaced-session names it in its remedy',
  'cipherOrder.curves[]': 'the groups are measured on the wire (tlsSupport.groups)',
  'listenerCertificate.notBefore': 'measured on the wire (tlsCertificate)',
  'listenerCertificate.subject': 'measured on the wire (tlsCertificate)',
  'listenerCertificate.keyAcl': 'judged as keyReadableByService; kept for people',
  'remoteDesktopStore[].subject': 'names what is beside it',
  'remoteDesktopStore[].notBefore': 'names what is beside it',
  'remoteDesktopStore[].notAfter': 'names what is beside it',
  'remoteDesktopStore[].hasPrivateKey': 'judged of the one in use (listenerCertificate)',
  'hostSystem.edition': 'names what is beside it',
  'logonPressure.minutes': 'what the other numbers of it count in',
  'logonPressure.successes': 'what the other numbers of it stand beside',
  'clientSettings.authenticationLevel': 'decides about warnings, not about connections',
  'rdpFile.signed': 'told where the file is named (report/read-lines.ts)',
  'rdpFile.signedNames[]': 'told where the file is named (report/read-lines.ts)',
};

/** Who set a value is asked by a plan, which a policy would override (remedy/policies.ts). */
const askedByPlans = /^listenerSettings\..*\.origin$/;

it('every field that the collector brings is read by a cause or an observation', () => {
  const read = readFields();
  const unread = fieldsCollected().filter((field) => !read.has(field) && !askedByPlans.test(field));
  expect(unread).toEqual(Object.keys(notJudged));
});

/** Fact and path of every leaf in the schemas of the collector, e.g. `winStations[].port`. */
function fieldsCollected(): readonly string[] {
  return collectedFacts.flatMap((name) => leavesOf(shapes[name] ?? {}, name));
}

const shapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  collectedFacts.map((name) => [name, z.toJSONSchema(collectedFactSchemas[name]) as Shape]),
);

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
        Object.entries(seenBy(statement, known)).map(([name, value]) => [
          name,
          watch(value, shapes[name] ?? {}, name, read),
        ]),
      ) as ReturnType<typeof seenBy>;
      if ('detect' in statement) statement.detect(watched);
      else statement.look(watched);
      statement.remedies(watched);
    }
  return read;
}

function watch(value: unknown, shape: Shape, path: string, read: Set<string>): unknown {
  read.add(path);
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof found === 'function') return found;
      if (shape.items) return key === 'length' ? found : watch(found, shape.items, `${path}[]`, read);
      const values = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined;
      return values
        ? watch(found, values, `${path}{}`, read)
        : watch(found, shape.properties?.[key] ?? {}, `${path}.${key}`, read);
    },
  });
}
