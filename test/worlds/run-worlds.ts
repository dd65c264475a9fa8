// npm run worlds [-- options]: composes worlds, judges them with the diagnosis of today, and prints how often it is right.
//   --family live|logs  one family only          --count N    worlds per family (2000)
//   --from SEED         first seed (0)           --sealed     the sealed seeds: figures only
//   --bytes             log worlds go through real .evtx bytes and the readers (slow; use a small --count)
//   --missed            lists open worlds that were not judged right
//   --baseline          writes the figures to test/worlds/baseline.md
//   --write N DIR       writes N open worlds per family to DIR for reading
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baselinePage, type FamilyFigures } from './baseline-page.ts';
import { columns, figuresBy, judge, rowsOf, type Judged } from './figures.ts';
import { logStory } from './logs/log-worlds.ts';
import { throughBytes } from './logs/through-bytes.ts';
import { seedsOf } from './seeds.ts';
import { today } from './today.ts';
import { families, worldsOf } from './worlds.ts';
import type { World } from './world.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string' },
    count: { type: 'string', default: '2000' },
    from: { type: 'string', default: '0' },
    sealed: { type: 'boolean', default: false },
    bytes: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});
const chosen = (Object.keys(families) as (keyof typeof families)[]).filter(
  (family) => values.family === undefined || values.family === family,
);

if (values.write === undefined) await run();
else write(Number(values.write), positionals[0] ?? 'worlds');

async function run(): Promise<void> {
  const pages: FamilyFigures[] = [];
  for (const family of chosen) {
    const seeds = seedsOf(Number(values.from), Number(values.count), values.sealed);
    const started = performance.now();
    const composed = [...worldsOf(family, seeds)];
    const made = performance.now() - started;
    const speed = (1_000 * composed.length) / made;
    const worlds = values.bytes && family === 'logs' ? await Promise.all(composed.map(asBytes)) : composed;
    const judged = judge(worlds, today);
    console.log(
      `\n${family}, ${values.sealed ? 'sealed' : 'open'} seeds: composed ${speed.toFixed(0)} a second`,
    );
    const byFamily = rowsOf(figuresBy(judged, ({ label }) => label.family));
    const byKind = rowsOf(figuresBy(judged, ({ label }) => label.kind));
    print(byFamily);
    print(byKind);
    if (values.missed && !values.sealed) judged.forEach(tellMissed);
    pages.push({ family, byFamily, byKind });
  }
  if (values.baseline && !values.sealed)
    writeFileSync(join(import.meta.dirname, 'baseline.md'), baselinePage(pages));
}

async function asBytes(world: World): Promise<World> {
  return { ...world, caseFile: await throughBytes(logStory(world.seed)) };
}

function print(rows: readonly (readonly string[])[]): void {
  const all = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  console.log(
    `\n${all
      .map((row) =>
        row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd(),
      )
      .join('\n')}`,
  );
}

function tellMissed({ world, score }: Judged): void {
  if (score.right && score.wrong.length === 0) return;
  const { kind, made, truths } = world.label;
  const said = today(world.caseFile);
  const wrong = score.wrong.length > 0 ? `, wrong: ${score.wrong.join(', ')}` : '';
  console.log(
    `${world.family} ${world.seed} ${kind}: ${made}\n    true: ${JSON.stringify(truths)}\n    said: ${said.lead ?? 'nothing'} (${said.outcome}), sure: ${said.sure.join(', ')}${wrong}`,
  );
}

function write(count: number, folder: string): void {
  for (const family of chosen) {
    const seeds = seedsOf(Number(values.from), count, false);
    mkdirSync(join(folder, family), { recursive: true });
    for (const world of worldsOf(family, seeds)) writeWorld(join(folder, family), world);
  }
  console.log(`${chosen.length * count} worlds written to ${folder}`);
}

function writeWorld(folder: string, { seed, family, label, caseFile }: World): void {
  const name = `${String(seed).padStart(6, '0')}-${label.kind}.json`;
  writeFileSync(join(folder, name), `${JSON.stringify({ label, caseFile }, null, 1)}\n`);
  if (family === 'logs') writeFileSync(join(folder, name.replace('.json', '.txt')), linesOf(seed));
}

/** The events of a log world that were handed over, one a line, in the order of time. */
function linesOf(seed: number): string {
  const events = logStory(seed).handed.logs.flatMap((log) => log.events);
  const lines = events
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, computer, provider, id, fields, sense = '' }) =>
      [new Date(at).toISOString(), sense.padEnd(6), computer, provider, id, JSON.stringify(fields)].join(
        '  ',
      ),
    );
  return `${lines.join('\n')}\n`;
}
