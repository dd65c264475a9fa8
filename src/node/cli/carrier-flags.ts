import type { Command } from 'commander';
import { carrierNames, type CarrierName } from '../../app/fix/plan-carrier.ts';
import type { Carrier, RunLimits } from '../carriers/carrier.ts';
import { carriersFor, type Connection, type Secrets } from '../fix/connection.ts';
import { findCarrier } from '../fix/find-carrier.ts';
import { askSecret } from './ask.ts';
import { addCloudFlags, type CloudFlags } from './cloud-flags.ts';
import { passwordSet, secretFrom } from './credentials.ts';
import { checkConnection } from './connection-checks.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';

/** The flags that say how a machine is reached, the same for every command that reaches one. */
export interface CarrierFlags extends CloudFlags {
  readonly via: string;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly askPassword?: boolean;
  readonly sshPort?: string;
  readonly sshKey?: string;
  readonly hostKey?: string;
  readonly knownHosts?: string;
  readonly winrmPort?: string;
  readonly winrmCert?: string;
  readonly script?: string;
  readonly runTimeout: string;
}

export function addCarrierFlags(command: Command): Command {
  const reaching = command
    .option('--via <way>', `auto, ${carrierNames.join(', ')}`, 'auto')
    .option('--user <name>', 'who to log on as for --via ssh and winrm (DOMAIN\\user)')
    .option('--password-file <file>', 'file that holds the password; or set RDPDOCTOR_PASSWORD')
    .option('--ask-password', 'ask for the password')
    .option('--ssh-port <port>', 'port of the SSH server, if not 22')
    .option('--ssh-key <file>', 'private key; else those in ~/.ssh and the agent')
    .option('--host-key <print>', 'SSH host key to trust, SHA256:…, where known_hosts has none')
    .option('--known-hosts <file>', 'known_hosts file to believe instead of the usual ones')
    .option('--winrm-port <port>', '5985 (HTTP, messages sealed) or 5986 (HTTPS)')
    .option('--winrm-cert <sha256>', 'certificate to trust for WinRM over HTTPS');
  return addCloudFlags(reaching)
    .option('--script <file>', 'file to write for --via print')
    .option('--run-timeout <time>', 'longest time for a script to run', '10m');
}

/** The connection that flags describe. */
export function connectionOf(host: string, flags: CarrierFlags): Connection {
  const via = ['auto' as const, ...carrierNames].find((name) => name === flags.via);
  if (via === undefined)
    throw new UsageError(`--via "${flags.via}": is none of auto, ${carrierNames.join(', ')}`);
  const { via: _via, passwordFile: _file, askPassword: _ask, runTimeout: _timeout, ...texts } = flags;
  const known = Object.entries(texts).filter(
    ([name, value]) => connectionNames.includes(name) && typeof value === 'string',
  );
  return checkConnection({ host, via, ...Object.fromEntries(known) });
}

/** The connection that a journal kept, with flags of today over it. */
export function connectionFrom(
  via: CarrierName,
  options: Readonly<Record<string, string>>,
  flags: CarrierFlags,
): Connection {
  const kept = Object.fromEntries(Object.entries(options).filter(([name]) => connectionNames.includes(name)));
  const { via: now, ...given } = connectionOf(options['host'] ?? '', flags);
  return checkConnection({ ...kept, ...given, host: options['host'] ?? '', via: now === 'auto' ? via : now });
}

/** The password for a machine: from a file, the environment, or asked for; never from the command line. */
export async function secretsOf(flags: CarrierFlags): Promise<Secrets> {
  if (flags.passwordFile !== undefined)
    return { password: await secretFrom('--password-file', flags.passwordFile) };
  const set = passwordSet();
  if (set !== undefined) return { password: set };
  if (flags.askPassword === true)
    return { password: await askSecret(`Password of ${flags.user ?? 'the user'}: `) };
  return {};
}

/** The first carrier that is open, or a message with the reason of each; an interruption ends the command here. */
export async function openCarrier(
  connection: Connection,
  secrets: Secrets,
  limits: RunLimits,
  output: Output,
): Promise<Carrier | undefined> {
  const found = await findCarrier(carriersFor(connection, secrets), limits);
  for (const { name, why } of found.tried) output.note(`rdpdoctor: not by ${name}: ${why}\n`);
  if (limits.signal?.aborted) throw new UsageError('interrupted', 130);
  if (found.carrier === undefined) {
    output.note(
      `rdpdoctor: no way to ${connection.host} is open; --via print writes the script to a file to take there\n`,
    );
  }
  return found.carrier;
}

const connectionNames: readonly string[] = [
  'user',
  'sshPort',
  'sshKey',
  'hostKey',
  'knownHosts',
  'winrmPort',
  'winrmCert',
  'azureVm',
  'azureEndpoint',
  'awsInstance',
  'awsRegion',
  'awsEndpoint',
  'awsEc2Endpoint',
  'script',
];
