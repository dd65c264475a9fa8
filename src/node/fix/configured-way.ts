import { resolve } from 'node:path';
import type { OpenWay } from '../../app/fleet-plans/fleet-plan-ports.ts';
import type { RunPlans } from '../../core/fleet/run-plans.ts';
import { carriersFor, recordedOptions, type Connection } from './connection.ts';
import { findCarrier } from './find-carrier.ts';
import { planCarrier } from './plan-carrier.ts';

/** What opens the way; from the environment, and kept in memory only. */
export interface WaySecrets {
  readonly password?: string;
  /** Path of a private key. */
  readonly sshKey?: string;
}

/** Opens the one way that a configuration names to a host; paths start from `folder`. */
export function configuredWay(settings: RunPlans, { password, sshKey }: WaySecrets, folder: string) {
  return async (host: string, signal: AbortSignal): Promise<OpenWay | { readonly problem: string }> => {
    const connection = connectionTo(host, settings, sshKey, folder);
    const secrets = password === undefined ? {} : { password };
    const limits = { timeoutMs: RUN_MS, signal };
    const { carrier, tried } = await findCarrier(carriersFor(connection, secrets), limits);
    if (carrier === undefined) return { problem: tried.map(({ why }) => why).join('; ') };
    const options = recordedOptions(connection);
    return { carrier: planCarrier(carrier, limits), via: { name: carrier.name, options } };
  };
}

function connectionTo(
  host: string,
  { via, user, port, certificate, knownHosts }: RunPlans,
  sshKey: string | undefined,
  folder: string,
): Connection {
  const portOf = via === 'winrm' ? `${port ?? WINRM_HTTPS}` : port?.toString();
  return {
    host,
    via,
    ...(user === undefined ? {} : { user }),
    ...(portOf === undefined ? {} : via === 'ssh' ? { sshPort: portOf } : { winrmPort: portOf }),
    ...(certificate === undefined ? {} : { winrmCert: certificate }),
    ...(knownHosts === undefined ? {} : { knownHosts: resolve(folder, knownHosts) }),
    ...(sshKey === undefined ? {} : { sshKey }),
  };
}

const RUN_MS = 10 * 60_000;
/** WinRM over HTTP proves no host before it gets an answer to its challenge. */
const WINRM_HTTPS = 5986;
