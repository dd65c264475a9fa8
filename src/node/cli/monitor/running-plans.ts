import type { RunningPlans } from '../../../app/fleet-plans/fleet-plan-ports.ts';
import { variableIn } from '../../../core/fleet/variable.ts';
import { configuredWay } from '../../fix/configured-way.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { parseTarget } from '../../target/target.ts';
import { canonical } from '../../store/canonical.ts';
import { hostsIn } from './config-at.ts';
import { UsageError } from '../usage-error.ts';

/** What a configuration lets be run: on hosts that stand in it, by the one way it names; undefined where it lets nothing. */
export function runningPlansIn(
  read: ReadConfig | undefined,
  environment = process.env,
): RunningPlans<AbortSignal> | undefined {
  const settings = read?.config.serve.runPlans;
  if (read === undefined || settings === undefined) return undefined;
  const { via, groups, password, sshKey } = settings;
  const named = hostsIn(read).filter((host) => host.groups.some((group) => groups.includes(group)));
  const enabled = new Set(named.map(({ target }) => canonical(target)));
  const secrets = {
    ...(password === undefined ? {} : { password: secretIn('password', password, environment) }),
    ...(sshKey === undefined ? {} : { sshKey: secretIn('sshKey', sshKey, environment) }),
  };
  const way = configuredWay(settings, secrets, read.folder);
  return {
    via,
    isFor: (host) => enabled.has(canonical(host)),
    open: async (host, signal) => byName(host, (name) => way.open(name, signal)),
    collect: async (host, signal) => byName(host, (name) => way.collect(name, signal)),
    proveWithinMs: PROVE_MS,
  };
}

/** The machine alone: the port of a target is that of Remote Desktop. */
async function byName<T>(
  host: string,
  go: (name: string) => Promise<T>,
): Promise<T | { readonly problem: string }> {
  const target = parseTarget(host);
  return 'problem' in target ? target : go(target.host);
}

function secretIn(key: string, reference: string, environment: NodeJS.ProcessEnv): string {
  const name = variableIn(reference) ?? '';
  const value = environment[name];
  if (value === undefined || value === '')
    throw new UsageError(`serve.runPlans.${key}: the environment variable ${name} is not set`);
  return value;
}

const PROVE_MS = 60_000;
