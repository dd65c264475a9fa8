import { resolve } from 'node:path';
import type { Inside, OpenWay } from '../../app/fleet-plans/fleet-plan-ports.ts';
import type { RunPlans } from '../../core/fleet/run-plans.ts';
import type { Carrier, RunLimits } from '../carriers/carrier.ts';
import { readInThread } from '../files/read-in-thread.ts';
import { carriersFor, recordedOptions, type Connection } from './connection.ts';
import { findCarrier } from './find-carrier.ts';
import { planCarrier } from './plan-carrier.ts';
import { runCollector } from './run-collector.ts';

/** What opens the way; from the environment, and kept in memory only. */
export interface WaySecrets {
  readonly password?: string;
  /** Path of a private key. */
  readonly sshKey?: string;
}

type Problem = { readonly problem: string };

/** The one way to hosts that a configuration names; paths start from `folder`. */
export interface ConfiguredWay {
  readonly open: (host: string, signal: AbortSignal) => Promise<OpenWay | Problem>;
  /** What the machine itself knows, as far as the collector reads it. */
  readonly collect: (host: string, signal: AbortSignal) => Promise<Inside | Problem>;
}

export function configuredWay(settings: RunPlans, secrets: WaySecrets, folder: string): ConfiguredWay {
  const connectionTo = (host: string) => connectionOf(host, settings, secrets.sshKey, folder);
  return {
    async open(host, signal) {
      const limits = { timeoutMs: RUN_MS, signal };
      const connection = connectionTo(host);
      const carrier = await reached(connection, secrets, limits);
      if ('problem' in carrier) return carrier;
      const via = { name: carrier.name, options: recordedOptions(connection) };
      return { carrier: planCarrier(carrier, limits), via };
    },
    async collect(host, signal) {
      const limits = { timeoutMs: COLLECT_MS, signal };
      const carrier = await reached(connectionTo(host), secrets, limits);
      if ('problem' in carrier) return carrier;
      const collected = await runCollector(carrier, DAYS, limits);
      if (collected.outcome !== 'collected')
        return { problem: 'why' in collected ? collected.why : 'the collector was only printed' };
      const given = collected.bundles.map((text, i) => ({
        name: `bundle ${i + 1}`,
        bytes: new TextEncoder().encode(text),
      }));
      return readInThread({ paths: [], given }, async () => undefined, { signal });
    },
  };
}

async function reached(
  connection: Connection,
  { password }: WaySecrets,
  limits: RunLimits,
): Promise<Carrier | Problem> {
  const secrets = password === undefined ? {} : { password };
  const { carrier, tried } = await findCarrier(carriersFor(connection, secrets), limits);
  return carrier ?? { problem: tried.map(({ why }) => why).join('; ') };
}

function connectionOf(
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
const COLLECT_MS = 3 * 60_000;
const DAYS = 7;
/** WinRM over HTTP proves no host before it gets an answer to its challenge. */
const WINRM_HTTPS = 5986;
