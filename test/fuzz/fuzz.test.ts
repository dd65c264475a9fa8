import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mutated } from './mutate.ts';
import { processorMs } from '../processor-time.ts';
import { targets } from './targets.ts';

const folder = join(import.meta.dirname, 'regressions');
const MOST_MS = 1_000;

/** What once hung, crashed or filled the memory: files named TARGET--WHAT, packed with gzip where that ends the name. */
const regressions = readdirSync(folder).map((file) => {
  const bytes = readFileSync(join(folder, file));
  return { file, bytes: new Uint8Array(file.endsWith('.gz') ? gunzipSync(bytes) : bytes) };
});

describe('what was found once', () => {
  it.each(regressions)('$file is read within a second', async ({ file, bytes }) => {
    const [name = ''] = file.split('--');
    const target = targets.find((one) => one.name.replaceAll(/[^A-Za-z0-9]+/g, '-') === name);
    expect(target, `no target ${name}`).toBeDefined();
    expect(await processorMs(() => target!.run(bytes, 0))).toBeLessThan(MOST_MS);
  });
});

describe('changed inputs', () => {
  it.each(targets)('$name takes them', async ({ seeds, run, most, repair = (bytes) => bytes }) => {
    const inputs = seeds();
    expect(inputs.length).toBeGreaterThan(0);
    for (const [i, input] of inputs.entries()) await run(input.slice(), i);
    for (let number = 1; number <= 40; number += 1) await run(repair(mutated(inputs, number, most)), number);
  });

  it('are the same for the same number, and different for another', () => {
    const seeds = [Uint8Array.from({ length: 200 }, (_, i) => i)];
    expect(mutated(seeds, 904)).toEqual(mutated(seeds, 904));
    const different = new Set(Array.from({ length: 50 }, (_, number) => mutated(seeds, number).join()));
    expect(different.size).toBeGreaterThan(40);
  });
});
