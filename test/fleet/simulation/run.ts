import { parseArgs } from 'node:util';
import { simulate, tableOf } from './simulate.ts';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '1000' },
    years: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    wrong: { type: 'boolean', default: false },
  },
});
const [seed, hosts, years] = [Number(values.seed), Number(values.hosts), Number(values.years)];
const score = simulate(seed, hosts, years, ({ missed }, site) => {
  process.stderr.write(`\rsite ${site}: ${missed.length} not renewed   `);
});
process.stderr.write('\n');
process.stdout.write(`seed ${seed}, ${hosts} hosts, ${years} years\n${tableOf(score)}`);
// Seeds from 1000 on are sealed: their figures are counted, their hosts are not looked at.
if (values.wrong && seed < 1_000)
  for (const { host, paged, pagedAt } of score.wrong)
    process.stdout.write(
      `${host.renewer} ${new Date(pagedAt!).toISOString().slice(0, 10)} ${JSON.stringify(paged)}\n`,
    );
