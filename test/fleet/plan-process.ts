import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fleetPlanRuns } from '../../src/app/fleet-plans/fleet-plan-runs.ts';
import { makeFleetPlan } from '../../src/app/fleet-plans/make-fleet-plan.ts';
import { owedIn } from '../../src/node/fix/owed-folder.ts';
import { startEngine } from '../../src/node/fleet/engine.ts';
import { openFleet } from '../../src/node/fleet/open-fleet.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { killedTimes } from './killed-times.ts';
import { stubbedLook } from './looks.ts';
import { ana, checkOf, healthy, noEnd, planFleet } from './plan-fleet.ts';

// A process that tests kill: the real engine, store and folder; only the machine and the looks at it are doubles.
// `run` applies a plan as soon as it is told to go on; `settle` is the next start, so many milliseconds later.
const [url = '', role = '', folder = '', later = '0'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const lines = createInterface({ input: process.stdin });
const clock = { ...systemClock, now: () => Date.now() + Number(later) };

const fleet = await openFleet(url, clock, () => {}, killedTimes);
const engine = startEngine({
  ...fleet,
  clock,
  name: String(process.pid),
  vantage: 'here',
  atOnce: 1,
  look: stubbedLook(clock, { tookMs: 5 }),
  tell: () => {},
  tasks: [],
  atMost: 1,
});
const here = planFleet();
const kept = owedIn(folder);
const owing: typeof kept = {
  ...kept,
  keep: async (owed) => {
    await kept.keep(owed);
    say(`keeps ${owed.record.state}`);
  },
};
const { apply } = here.state.carrier;
here.state.carrier = {
  ...here.state.carrier,
  apply: async (script) => {
    say('applies');
    await once(lines, 'line');
    here.state.sees = healthy;
    return apply(script);
  },
};
const ports = { ...here.ports, store: fleet.store, clock, owing };
const runs = fleetPlanRuns(ports, noEnd);
if (role === 'settle') {
  await runs.settle();
  const [record] = await fleet.store.notes.under('plan run ');
  const { rows } = await fleet.store.people.audit(20);
  say(JSON.stringify({ record: JSON.parse(record?.value ?? 'null'), audit: rows, owed: await kept.all() }));
  await engine.stop(500);
  await fleet.close();
  process.exit(0);
}
await fleet.store.hosts.put([
  { target: 'srv01', groups: [], everySeconds: 86_400, vantages: ['there'], watched: true },
]);
const check = checkOf('check', 'srv01', here.state.sees);
await fleet.store.checks.add(check, here.state.sees);
const made = await makeFleetPlan({ check: check.id, acceptedRisks: [] }, ana, ports, noEnd);
if ('refused' in made || made.made === undefined) throw new Error('no plan');
await runs.run(made.made.plan.id, [], ana);
