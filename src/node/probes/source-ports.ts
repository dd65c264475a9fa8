import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { negotiate } from '../../core/protocol/negotiation.ts';
import { drive } from '../wire/drive.ts';
import { answerOf } from '../interview/attempt.ts';
import { PORT_TAKEN } from '../wire/connect.ts';
import { clientOffer } from './handshake.ts';
import { defineProbe, type Look } from '../interview/probe.ts';

type Answered = FactTypes['sourcePorts'][number];

/** The same request from a low and from a high port: where systems choose theirs in between, or only above. */
export const sourcePorts = defineProbe({
  name: 'source-ports',
  asks: 'whether the port it is asked from matters',
  provides: ['sourcePorts'],
  connections: { least: 2, most: 2 },
  urgency: ({ rdpNegotiation }, { deep }) =>
    deep && rdpNegotiation !== undefined && rdpNegotiation.outcome !== 'refused' ? 16 : 0,

  async run(look) {
    const answers = await Promise.all(ranges.map((range) => askFrom(range, look)));
    const known = answers.filter((answer) => answer !== undefined);
    return { facts: known.length === ranges.length ? { sourcePorts: known } : {} };
  },
});

/** Undefined where the connection did not open. */
async function askFrom(range: readonly [number, number], look: Look): Promise<Answered | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const localPort = randomInt(...range);
    const opened = await look.openFrom(localPort);
    if (opened.outcome === 'open') return answerFrom(localPort, opened.socket, look);
    // That another program here has this port says nothing of the server, and nothing was sent.
    if (opened.code !== PORT_TAKEN) return undefined;
  }
  return undefined;
}

async function answerFrom(localPort: number, socket: Socket, { limits }: Look): Promise<Answered> {
  try {
    const { result, trace } = await drive(negotiate(clientOffer), socket, limits);
    return { localPort, answer: answerOf(result, trace) };
  } finally {
    socket.destroy();
  }
}

const MOST_TRIES = 8;

/** Below the ports that Linux (32768 and up) and Windows (49152 and up) take by themselves, and at their end. */
const ranges = [
  [2_000, 5_000],
  [61_000, 65_000],
] as const;
