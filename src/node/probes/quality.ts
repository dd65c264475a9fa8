import { setTimeout as pause } from 'node:timers/promises';
import { timedOf, type Timed } from '../../core/facts/standstill.ts';
import { negotiate } from '../../core/protocol/negotiation.ts';
import { drive } from '../wire/drive.ts';
import { clientOffer } from './handshake.ts';
import { defineProbe, type Look } from '../interview/probe.ts';
import { qualityOf } from '../interview/quality-of.ts';

/** Repeated handshakes up to negotiation: some side by side, then one after the other with pauses. */
export const quality = defineProbe({
  name: 'quality',
  asks: 'how steady the connection is',
  provides: ['connectionQuality'],
  connections: { least: 6, most: 14 },
  onTop: ({ repeat }) => repeat,
  long: true,
  urgency({ rdpNegotiation }, { deep, repeat }) {
    if (repeat !== undefined) return 2;
    return deep && rdpNegotiation !== undefined ? 12 : 0;
  },

  async run(look) {
    const beside = Math.min(4, Math.floor(look.granted / 3));
    const crowd = await Promise.all(Array.from({ length: beside }, () => once(look)));
    const paced: Sample[] = [];
    for (let i = beside; i < look.granted && !look.signal.aborted; i += 1) {
      await pause(PAUSE_MS, undefined, { signal: look.signal }).catch(() => undefined);
      paced.push(await once(look));
    }
    if (look.signal.aborted && paced.length === 0) return { facts: {} };
    const all = [...crowd, ...paced];
    const failed = crowd.filter(({ completed }) => !completed).length;
    const pacedFailed = paced.filter(({ completed }) => !completed).length;
    const measured = qualityOf(
      all.map(({ completed }) => completed),
      all.flatMap(({ connect }) => connect ?? []),
    );
    const told = failed > 0 ? { betterWhenPaced: pacedFailed === 0 } : {};
    return { facts: { connectionQuality: { ...measured, ...told } } };
  },
});

interface Sample {
  readonly completed: boolean;
  readonly connect?: Timed;
}

async function once(look: Look): Promise<Sample> {
  const opened = await look.open();
  if (opened.outcome !== 'open') return { completed: false };
  try {
    const { result } = await drive(negotiate(clientOffer), opened.socket, look.limits);
    return {
      completed: result.outcome === 'accepted' || result.outcome === 'refused',
      connect: timedOf(opened),
    };
  } finally {
    opened.socket.destroy();
  }
}

const PAUSE_MS = 200;
