import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from '../../src/app/judge.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import { snapshotOf } from '../../src/core/fleet/snapshot-of.ts';
import { runningPlansIn } from '../../src/node/cli/monitor/running-plans.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { readConfig } from '../../src/node/fleet/read-config.ts';
import { machineBehindWinrm, type MachineBehindWinrm } from '../carriers/machine-behind-winrm.ts';
import { fleetBrowser, type FleetBrowser } from './fleet-browser.ts';

/** A server that may run plans on one failing machine over WinRM, and a browser before it. */
export interface PlanHost {
  readonly fleet: FleetBrowser;
  readonly machine: MachineBehindWinrm;
  readonly place: string;
  /** From now on looking at the machine sees this case; what is there where it is undefined. */
  readonly sees: (file: CaseFile | undefined) => void;
  /** Keeps a check of the machine, as a worker stores it: of this case, or of what is seen now. */
  readonly checked: (id: string, file?: CaseFile) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function planHost(address: (n: number) => string): Promise<PlanHost> {
  const host = address(0);
  const machine = await machineBehindWinrm(host, address(1), address(2));
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-plan-host-'));
  const path = join(folder, 'rdpdoctor.yaml');
  const groups = `groups: [{ name: web, hosts: ["${host}"] }]`;
  writeFileSync(path, `${groups}\nserve:\n  runPlans:\n${machine.way}    groups: [web]\n`);
  const read = readConfig(path);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const running = runningPlansIn(read, { RUN_PASSWORD: machine.password })!;
  let played: CaseFile | undefined;
  const seen = (signal: AbortSignal) => collect({ host, port: 3389 }, { ...defaultCollectOptions, signal });
  const fleet = await fleetBrowser(0, {
    watched: [host],
    running,
    config: read.config,
    look: () => ({
      look: async (_, signal) => played ?? seen(signal),
      here: () => ({ at: new Date().toISOString(), from: 'here' }),
    }),
  });
  const { store } = fleet.server;
  await store.hosts.put([
    { target: host, groups: ['web'], everySeconds: 900, vantages: ['here'], watched: true },
  ]);
  const { signal } = new AbortController();
  return {
    fleet,
    machine,
    place: `/hosts/${host}`,
    sees: (file) => (played = file),
    async checked(id, given) {
      const file = given ?? (await seen(signal));
      const { diagnosis, exit } = judge(file);
      const at = new Date().toISOString();
      const check = { id, host, vantage: 'here', startedAt: at, endedAt: at, version: '', rules: '' };
      await store.checks.add({ ...check, snapshot: snapshotOf(file, diagnosis, exit) }, file);
    },
    async stop() {
      await fleet.stop();
      await machine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
