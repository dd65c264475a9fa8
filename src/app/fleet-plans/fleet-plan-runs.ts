import { applyPlan } from '../fix/apply-plan.ts';
import type { PlanRecord, RecordState } from '../fix/plan-record.ts';
import type { Verdict } from '../fix/verdict.ts';
import { provePlan } from '../fix/prove-plan.ts';
import { undoPlan } from '../fix/undo-plan.ts';
import type { Stop } from '../stop.ts';
import { beginningOn, type Beginning, type Begun, type Deed } from './begin-on-host.ts';
import type { Asker, FleetPlanPorts, OpenWay, RunningPlans } from './fleet-plan-ports.ts';
import { hostNotEnabled, plansOff, refused, type PlanRefusal } from './plan-refusal.ts';
import { planShelf, type PlanShelf } from './plan-shelf.ts';
import type { Owed } from './owed.ts';
import { runJournal, type Journalling, type RunJournal } from './run-journal.ts';
import type { RunsInProgress } from './runs-in-progress.ts';
import { lookFor, seenAnew, verdictIn } from './seen-anew.ts';
import { settleAbandoned } from './settle-abandoned.ts';
import { settleOwed } from './settle-owed.ts';
import { whyNotRun } from './why-not-run.ts';

/** Running, taking back and proving plans of the fleet: one at a time on a host, each written down before and after. */
export interface FleetPlanRuns {
  /** Runs a plan once, with the risks that this request accepts by name. */
  readonly run: (id: string, acceptedRisks: readonly string[], asker: Asker) => Promise<Begun | PlanRefusal>;
  readonly undo: (id: string, asker: Asker) => Promise<Begun | PlanRefusal>;
  readonly prove: (id: string, asker: Asker) => Promise<Begun | PlanRefusal>;
  /** Settles what a server that is gone has left behind; at the start, and now and then. */
  readonly settle: () => Promise<void>;
  readonly inProgress: Pick<RunsInProgress, 'has' | 'wait' | 'ended'>;
}

export function fleetPlanRuns<S extends Stop>(ports: FleetPlanPorts<S>, stop: S): FleetPlanRuns {
  const shelf = planShelf(ports.store.notes, ports.clock.now);
  const beginning = beginningOn(ports, stop);
  const { running } = ports;
  const { inProgress } = beginning;
  const settle = async () => {
    await settleOwed(ports.owing, shelf, beginning.turns, ports, inProgress.has);
    await settleAbandoned(shelf, beginning.turns, ports, inProgress.has);
  };
  if (running === undefined) {
    const no = async () => plansOff;
    return { run: no, undo: no, prove: no, settle, inProgress };
  }
  const here: Here<S> = { ports, running, shelf, beginning, stop };
  return {
    run: (id, risks, asker) => run(id, risks, asker, here),
    undo: (id, asker) => undo(id, asker, here),
    prove: (id, asker) => prove(id, asker, here),
    settle,
    inProgress,
  };
}

interface Here<S extends Stop> {
  readonly ports: FleetPlanPorts<S>;
  readonly running: RunningPlans<S>;
  readonly shelf: PlanShelf;
  readonly beginning: Beginning;
  readonly stop: S;
}

async function run<S extends Stop>(
  id: string,
  acceptedRisks: readonly string[],
  asker: Asker,
  here: Here<S>,
): Promise<Begun | PlanRefusal> {
  const { ports, running, shelf, beginning, stop } = here;
  const made = await shelf.made(id);
  if (made === undefined) return 'plan' in (await shelf.load(id)) ? runBefore : noPlan;
  const host = await ports.store.hosts.get(made.host);
  const isEnabled = running.isFor(made.host);
  const no = whyNotRun({ made, acceptedRisks, host, isEnabled, now: ports.clock.now() });
  if (no !== undefined) return no;
  return beginning.onHost(made.host, id, async () => {
    const open = unsettledOn(made.host, await shelf.records(), ports);
    if (open !== undefined) return open;
    const fresh = await seenAnew(made, ports, running, stop);
    if ('refused' in fresh) return fresh;
    const way = await wayTo(made.host, here);
    if ('refused' in way) return way;
    if (!(await shelf.take(made))) return runBefore;
    const { plan, madeBy } = made;
    const risks = plan.acceptedRisks.length === 0 ? 'no risk' : plan.acceptedRisks.join(', ');
    const does = 'running a plan';
    return {
      asker,
      does,
      to: `${id} on ${made.host} by ${way.via.name}, made by ${madeBy}, accepting ${risks}`,
      work: (written) => {
        const journal = journalOf({ asker, does }, here);
        const doing = { ...around(made.host, here, journal, written), ...way };
        return journal.through(() => applyPlan(plan, fresh.before, doing));
      },
    };
  });
}

function undo<S extends Stop>(id: string, asker: Asker, here: Here<S>): Promise<Begun | PlanRefusal> {
  return onItsHost(id, here, async (record, host) => {
    if (settled.includes(record.state))
      return refused('nothingToUndo', `plan ${id} is ${record.state}: there is nothing to take back`);
    const way = await wayTo(host, here);
    if ('refused' in way) return way;
    const does = 'taking a plan back';
    const journal = journalOf({ asker, does }, here, record);
    const work = (written: () => void) =>
      journal.through(() => undoPlan(record, { ...around(host, here, journal, written), ...way }));
    return { asker, does, to: `${id} on ${host} by ${way.via.name}`, work };
  });
}

function prove<S extends Stop>(id: string, asker: Asker, here: Here<S>): Promise<Begun | PlanRefusal> {
  return onItsHost(id, here, async (record, host) => {
    if (record.state !== 'awaitsRestart')
      return refused('awaitsNoRestart', `plan ${id} is ${record.state}: it awaits no restart`);
    const does = 'proving a plan';
    const journal = journalOf({ asker, does }, here, record);
    const work = (written: () => void) => {
      written();
      return journal.through(() => provePlan(record, around(host, here, journal)));
    };
    return { asker, does, to: `${id} on ${host}`, work };
  });
}

function journalOf<S extends Stop>(
  whose: Pick<Owed, 'asker' | 'does'>,
  { ports, shelf, stop }: Here<S>,
  base?: PlanRecord,
): RunJournal {
  const keep: Journalling['keep'] = (record, over) => ports.owing.keep({ format: 1, record, over, ...whose });
  return runJournal({ shelf, clock: ports.clock, stop, keep }, base);
}

/** Begins something with a plan that was run before, on the host it was run on. */
async function onItsHost<S extends Stop>(
  id: string,
  here: Here<S>,
  ready: (record: PlanRecord, host: string) => Promise<Deed | PlanRefusal>,
): Promise<Begun | PlanRefusal> {
  const known = await recordFor(id, here);
  if ('refused' in known) return known;
  const host = known.plan.target;
  return here.beginning.onHost(host, id, async () => {
    // Read again where nobody else is at work: it may have been taken back meanwhile.
    const record = await recordFor(id, here);
    return 'refused' in record ? record : ready(record, host);
  });
}

/** What carrying out, taking back and proving have in common. */
function around<S extends Stop>(
  host: string,
  { ports, running, stop }: Here<S>,
  journal: RunJournal,
  written: () => void = () => {},
) {
  const save: PlanShelf['save'] = async (record) => {
    const saved = await journal.save(record);
    written();
    return saved;
  };
  return {
    texts: ports.texts(),
    records: { save },
    clock: ports.clock,
    stop,
    tell: () => {},
    proveWithinMs: running.proveWithinMs,
    look: async (): Promise<Verdict> => {
      const seen = await lookFor(host, ports, stop);
      if ('refused' in seen) throw new Error(seen.says);
      return verdictIn(seen, ports);
    },
  };
}

async function wayTo<S extends Stop>(
  host: string,
  { running, stop }: Here<S>,
): Promise<OpenWay | PlanRefusal> {
  const way = await running.open(host, stop);
  return 'problem' in way ? refused('noWay', `${host}: no way by ${running.via}: ${way.problem}`) : way;
}

/** The record of a plan that was run here, on a host where plans still may be run. */
async function recordFor<S extends Stop>(
  id: string,
  { running, shelf }: Here<S>,
): Promise<PlanRecord | PlanRefusal> {
  const record = await shelf.load(id);
  if ('problem' in record) return noPlan;
  return running.isFor(record.plan.target) ? record : hostNotEnabled(record.plan.target);
}

/** Another plan on the same machine of which nobody knows yet whether it stays. */
function unsettledOn<S extends Stop>(
  host: string,
  records: readonly PlanRecord[],
  { machineOf }: FleetPlanPorts<S>,
): PlanRefusal | undefined {
  const machine = machineOf(host);
  const open = records.find(
    ({ plan, state }) => state !== 'kept' && !settled.includes(state) && machineOf(plan.target) === machine,
  );
  if (open === undefined) return undefined;
  const { plan, state } = open;
  return refused('planOpen', `${host}: plan ${plan.id} is ${state} there; prove it or take it back first`);
}

/** Nothing of such a plan is left on its host. */
const settled: readonly RecordState[] = ['undone', 'refused', 'failedAndUndone'];
const noPlan = refused(
  'noPlan',
  'no plan of this name was made here from a check of a watched host, or it was made too long ago',
);
const runBefore = refused('alreadyRun', 'this plan was run before; a plan is run once: make it again');
