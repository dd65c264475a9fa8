import type { RunningPlans } from '../../app/fleet-plans/fleet-plan-ports.ts';
import { variableIn } from '../../core/fleet/variable.ts';
import { configuredWay } from '../fix/configured-way.ts';
import type { ReadConfig } from '../fleet/read-config.ts';
import { parseTarget, targetKey } from '../probes/target.ts';
import { hostsIn } from './config-at.ts';
import { UsageError } from './usage-error.ts';

/** What a configuration lets be run: on hosts that stand in it, by the one way it names; undefined where it lets nothing. */
export function runningPlansIn(
  read: ReadConfig | undefined,
  environment = process.env,
): RunningPlans<AbortSignal> | undefined {
  const settings = read?.config.serve.runPlans;
  if (read === undefined || settings === undefined) return undefined;
  const { via, groups, password, sshKey } = settings;
  const named = hostsIn(read).filter((host) => host.groups.some((group) => groups.includes(group)));
  const enabled = new Set(named.map(({ target }) => targetKey(target)));
  const secrets = {
    ...(password === undefined ? {} : { password: secretIn('password', password, environment) }),
    ...(sshKey === undefined ? {} : { sshKey: secretIn('sshKey', sshKey, environment) }),
  };
  const open = configuredWay(settings, secrets, read.folder);
  return {
    via,
    isFor: (host) => enabled.has(targetKey(host)),
    open: async (host, signal) => {
      const target = parseTarget(host);
      return 'problem' in target ? target : open(target.host, signal);
    },
    proveWithinMs: PROVE_MS,
  };
}

function secretIn(key: string, reference: string, environment: NodeJS.ProcessEnv): string {
  const name = variableIn(reference) ?? '';
  const value = environment[name];
  if (value === undefined || value === '')
    throw new UsageError(`serve.runPlans.${key}: the environment variable ${name} is not set`);
  return value;
}

const PROVE_MS = 60_000;
