import { once } from 'node:events';
import { Command } from 'commander';
import { practiceAccount } from '../../lab/accounts.ts';
import type { Peer, RunningPeer } from '../../lab/peer.ts';
import { peers } from '../../lab/peers.ts';
import { codeOf } from '../../drive.ts';
import type { CommandContext } from '../context.ts';
import type { ExitCode } from '../../../app/exit-codes.ts';
import type { Output } from '../output.ts';
import { parsePort } from '../../probes/target.ts';
import { UsageError } from '../usage-error.ts';

interface LabFlags {
  readonly list?: boolean;
  readonly all?: boolean;
  readonly port: string;
  readonly address: string;
}

/** `rdpdoctor lab [ID…]`: practice servers that misbehave, for training, demonstrations and tests of other tools. */
export function labCommand(context: CommandContext): Command {
  return new Command('lab')
    .description('Starts practice RDP servers that misbehave, one fault each, until Ctrl-C.')
    .argument('[ids...]', 'which ones; without any, they are listed')
    .option('--list', 'list them and what stands behind such a server in the world')
    .option('--all', 'start every one')
    .option('--port <number>', 'port of the first one; the others take the next', '13389')
    .option('--address <address>', 'where to listen', '127.0.0.1')
    .action(async (ids: string[], flags: LabFlags) => {
      context.exit(await lab(ids, flags, context.output(true), context.signal));
    });
}

async function lab(
  ids: readonly string[],
  flags: LabFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const chosen = flags.all === true ? peers : ids.map(peerOf);
  if (flags.list === true || chosen.length === 0) {
    output.write(listOf(peers));
    return 0;
  }
  const first = portOf(flags.port, chosen.length);
  const running: RunningPeer[] = [];
  try {
    for (const [i, peer] of chosen.entries()) {
      const started = await startAt(peer, flags.address, first + i);
      running.push(started);
      output.write(describe(peer, started));
    }
    output.write(
      running.length === 1
        ? 'Ctrl-C ends it.\n'
        : `${running.length} practice servers listen; Ctrl-C ends them.\n`,
    );
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await Promise.all(running.map((peer) => peer.close()));
  }
  return 0;
}

function peerOf(id: string): Peer {
  const peer = peers.find((candidate) => candidate.id === id);
  if (peer) return peer;
  const near = peers.filter((candidate) => candidate.id.includes(id)).map((candidate) => candidate.id);
  const hint = near.length > 0 ? `; there is ${near.join(', ')}` : '; rdpdoctor lab --list names them';
  throw new UsageError(`lab: no practice server "${id.slice(0, 60)}"${hint}`);
}

function portOf(text: string, count: number): number {
  const port = parsePort(text);
  if (typeof port !== 'number') throw new UsageError(`--port: ${port.problem}`);
  if (port + count - 1 <= 65_535) return port;
  throw new UsageError(
    `--port: "${text.slice(0, 20)}" leaves no room for ${count} port${count === 1 ? '' : 's'} from 1 to 65535`,
  );
}

async function startAt(peer: Peer, address: string, port: number): Promise<RunningPeer> {
  try {
    return await peer.start({ address, port });
  } catch (error) {
    throw new UsageError(`lab: cannot listen on ${address}:${port} (${codeOf(error) ?? 'unknown error'})`);
  }
}

/** What it is, what it does, and what to run against it. */
function describe({ id, title, fault, needsLogon }: Peer, { address, port }: RunningPeer): string {
  const host = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  const { user, password } = practiceAccount;
  const command = `rdpdoctor check ${host}`;
  const logon = `RDPDOCTOR_PASSWORD=${password} ${command} --user ${user} --yes`;
  return [
    `${host}  ${id}`,
    `  ${capital(title)}.`,
    `  It does this: ${fault}.`,
    `  ${needsLogon ? logon : command}`,
    '',
    '',
  ].join('\n');
}

function listOf(all: readonly Peer[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const lines = all.map(({ id, title }) => `${id.padEnd(width)}  ${capital(title)}`);
  return [
    ...lines,
    '',
    `Start some:  rdpdoctor lab expired-certificate mtu-stall`,
    `Start all:   rdpdoctor lab --all`,
    '',
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
