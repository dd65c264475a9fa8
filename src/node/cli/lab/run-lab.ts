import { once } from 'node:events';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { listeningProblem } from '../../../app/system-words.ts';
import type { Peer, RunningPeer } from '../../lab/peer.ts';
import { peers } from '../../lab/peers.ts';
import { parsePort, showTarget } from '../../target/target.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { listOfPeers, peerWords } from './peer-words.ts';

/** The flags of `lab` as they are typed. */
export interface LabFlags {
  readonly list?: boolean;
  readonly all?: boolean;
  readonly port: string;
  readonly address: string;
}

/** Starts practice servers and lets them run until it is interrupted; without a name it lists them. */
export async function runLab(
  ids: readonly string[],
  flags: LabFlags,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const chosen = flags.all === true ? peers : ids.map(peerOf);
  if (flags.list === true || chosen.length === 0) {
    output.write(listOfPeers(peers));
    return 0;
  }
  const first = portOf(flags.port, chosen.length);
  const running: RunningPeer[] = [];
  try {
    for (const [i, peer] of chosen.entries()) {
      const started = await startAt(peer, flags.address, first + i);
      running.push(started);
      output.write(peerWords(peer, started));
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
    throw new UsageError(`lab: ${showTarget({ host: address, port })}: ${listeningProblem(error)}`, 3);
  }
}
