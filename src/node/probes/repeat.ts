import { setTimeout as pause } from 'node:timers/promises';
import { failedAttempt } from './failed-attempt.ts';
import { clientOffer, sessionFacts } from './handshake.ts';
import { defineProbe, type Found } from './probe.ts';
import { holdSession } from './session.ts';

/** The same connection once or twice more: does it always end the same way? */
export const repeat = defineProbe({
  name: 'repeat',
  asks: 'whether it ends the same way again',
  provides: [],
  connections: { least: 1, most: 2 },

  urgency({ phaseOfDeath, protocolAnswers = [], connectionAttempts = [] }) {
    if (phaseOfDeath === undefined || phaseOfDeath.phase === 'name') return 0;
    if (phaseOfDeath.phase !== 'none') return phaseOfDeath.ending?.by === 'refusal' ? 20 : 80;
    const unsteady =
      protocolAnswers.some(({ answer }) => ['closed', 'reset', 'timedOut'].includes(answer.outcome)) ||
      connectionAttempts.some(({ reached, ending }) => reached === 'encryption' && ending.by === 'rst');
    return unsteady ? 85 : 0;
  },

  async run(look, known) {
    const found: Found[] = [];
    for (let i = 0; i < look.granted && !look.signal.aborted; i += 1) {
      await pause(PAUSE_MS, undefined, { signal: look.signal }).catch(() => undefined);
      const opened = await look.open();
      if (opened.outcome === 'open') {
        const session = await holdSession(opened.socket, clientOffer, { ...look, tell: () => {} });
        found.push(sessionFacts(session, { ...look, tell: () => {} }));
      } else {
        found.push(failedAttempt(opened, clientOffer, look));
      }
    }
    const attempts = found.flatMap(({ attempts = [] }) => attempts);
    // A repeat that comes further than the first connection tells what the first could not.
    const alive = found.find(({ facts }) => facts.tlsHandshake?.outcome === 'completed');
    const better = alive !== undefined && known.tlsHandshake?.outcome !== 'completed';
    return { facts: better ? alive.facts : {}, attempts };
  },
});

const PAUSE_MS = 150;
