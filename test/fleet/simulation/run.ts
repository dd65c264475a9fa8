import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Score } from './score.ts';
import { addUp, noticedOf, simulate, tableOf } from './simulate.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    hosts: { type: 'string', default: '1000' },
    years: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    /** 2/3: the second of three parts, for as many processes; --save keeps its score, which ADD FILES adds up. */
    part: { type: 'string', default: '1/1' },
    save: { type: 'string' },
    wrong: { type: 'boolean', default: false },
  },
});
const [seed, hosts, years] = [Number(values.seed), Number(values.hosts), Number(values.years)];
if (positionals[0] === 'notices') {
  const { notRenewed, seen, inTime } = noticedOf(seed, hosts, years);
  process.stdout.write(
    `seed ${seed}, ${hosts} hosts, ${years} years: ${notRenewed} not renewed, ${seen} of them seen for a day, ${inTime} noticed in time\n`,
  );
  process.exit(0);
}
const score = positionals[0] === 'add' ? added(positionals.slice(1)) : simulated();
process.stdout.write(`seed ${seed}, ${hosts} hosts, ${years} years, part ${values.part}\n${tableOf(score)}`);
// Seeds from 1000 on are sealed: their figures are counted, their hosts are not looked at.
if (values.wrong && seed < 1_000)
  for (const { host, paged, pagedAt } of score.wrong)
    process.stdout.write(
      `${host.renewer} ${new Date(pagedAt!).toISOString().slice(0, 10)} ${JSON.stringify(paged)}\n`,
    );

function simulated(): Score {
  const [number, of] = values.part.split('/').map(Number);
  const whole = simulate(seed, hosts, years, { number: number!, of: of! }, ({ missed }, fleet) => {
    process.stderr.write(`\rfleet ${fleet}: ${missed.length} not renewed   `);
  });
  process.stderr.write('\n');
  if (values.save !== undefined) writeFileSync(values.save, JSON.stringify({ ...whole, wrong: [] }));
  return whole;
}

function added(files: readonly string[]): Score {
  const scores = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Score);
  return scores.reduce(addUp);
}
