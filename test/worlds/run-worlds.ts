// npm run worlds [-- options]: composes worlds, judges them with the diagnosis of today, and prints how often it is right.
//   --family live|logs  one family only          --count N    worlds per family (2000)
//   --from SEED         first seed (0)           --sealed     the sealed seeds: figures only
//   --missed            lists open worlds that were not judged right
//   --baseline          writes the figures to test/worlds/baseline.md
//   --write N DIR       writes N open worlds per family to DIR for reading
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baselinePage, type FamilyFigures } from './baseline-page.ts';
import { columns, figuresBy, judge, rowsOf, type Judged } from './figures.ts';
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
    missed: { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});
const chosen = (Object.keys(families) as (keyof typeof families)[]).filter(
  (family) => values.family === undefined || values.family === family,
);

if (values.write === undefined) run();
else write(Number(values.write), positionals[0] ?? 'worlds');

function run(): void {
  const pages: FamilyFigures[] = [];
  for (const family of chosen) {
    const seeds = seedsOf(Number(values.from), Number(values.count), values.sealed);
    const started = performance.now();
    const worlds = [...worldsOf(family, seeds)];
    const made = performance.now() - started;
    const judged = judge(worlds, today);
    const speed = (1_000 * worlds.length) / made;
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

function writeWorld(folder: string, { seed, label, caseFile }: World): void {
  const name = `${String(seed).padStart(6, '0')}-${label.kind}.json`;
  writeFileSync(join(folder, name), `${JSON.stringify({ label, caseFile }, null, 1)}\n`);
}
