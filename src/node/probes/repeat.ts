import { setTimeout as pause } from 'node:timers/promises';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { ProtocolAnswer } from '../interview/attempt.ts';
import { failedAttempt } from '../interview/failed-attempt.ts';
import { clientCookie, clientOffer, sessionFacts } from './handshake.ts';
import { askOffer } from './offers.ts';
import { defineProbe, type Found, type Look } from '../interview/probe.ts';
import { holdSession } from './session.ts';

/** The same connection once or twice more: does it always end the same way? */
export const repeat = defineProbe({
  name: 'repeat',
  asks: 'whether it ends the same way again',
  provides: [],
  connections: { least: 1, most: 2 },

  urgency({ phaseOfDeath, protocolAnswers = [], connectionAttempts: all = [] }) {
    const connectionAttempts = all.filter(({ address }) => address === all[0]?.address);
    if (phaseOfDeath === undefined || phaseOfDeath.phase === 'name') return 0;
    if (phaseOfDeath.phase !== 'none') return phaseOfDeath.ending?.by === 'refusal' ? 20 : 80;
    const unsteady =
      protocolAnswers.some(({ answer }) => isCut(answer)) ||
      connectionAttempts.some(({ reached, ending }) => reached === 'encryption' && ending.by === 'rst');
    return unsteady ? 85 : 0;
  },

  async run(look, known) {
    // Waiting for the same silence one after the other would only cost time.
    const ending = known.phaseOfDeath?.ending;
    const atOnce = ending !== undefined && (ending.by === 'silence' || ending.ms > SLOW_MS);
    const found: Found[] = [];
    const pausing = atOnce ? 0 : look.granted;
    if (atOnce) {
      const all = Array.from({ length: look.granted }, (_, i) => again(look, requestOf(i, known)));
      found.push(...(await Promise.all(all)));
    }
    for (let i = 0; i < pausing && !look.signal.aborted; i += 1) {
      await pause(PAUSE_MS, undefined, { signal: look.signal }).catch(() => undefined);
      found.push(await again(look, requestOf(i, known)));
    }
    const attempts = found.flatMap(({ attempts = [] }) => attempts);
    // A repeat that comes further than the first connection tells what the first could not.
    const alive = found.find(({ facts }) => facts.tlsHandshake?.outcome === 'completed');
    const better = alive !== undefined && known.tlsHandshake?.outcome !== 'completed';
    const answers = found.flatMap(({ answers = [] }) =>
      answers.filter(({ offer, cookie }) => cookie === true || offer.join() !== clientOffer.join()),
    );
    const leaves = found.flatMap(({ leaves = [] }) => leaves);
    return { facts: better ? alive.facts : {}, attempts, answers, leaves };
  },
});

type Request = Pick<ProtocolAnswer, 'offer' | 'cookie'>;

/**
 * What is sent as the repeat of this number. Where a connection lives, the request that another was cut with: only the same one
 * tells whether it comes and goes. Where none was answered, the second time with the cookie that mstsc sends.
 */
function requestOf(i: number, { phaseOfDeath, protocolAnswers = [] }: Partial<FactTypes>): Request {
  const cut = protocolAnswers.find(({ answer }) => isCut(answer));
  if (phaseOfDeath?.phase === 'none' && i === 0 && cut !== undefined) return cut;
  return {
    offer: [...clientOffer],
    ...(phaseOfDeath?.phase === 'negotiation' && i === 1 ? { cookie: true } : {}),
  };
}

function isCut({ outcome }: ProtocolAnswer['answer']): boolean {
  return outcome === 'closed' || outcome === 'reset' || outcome === 'timedOut';
}

async function again(look: Look, { offer, cookie: marked }: Request): Promise<Found> {
  const cookie = marked === true ? clientCookie : undefined;
  if (offer.join() !== clientOffer.join()) return askOffer(offer, look, cookie);
  const opened = await look.open();
  if (opened.outcome !== 'open') return failedAttempt(opened, clientOffer, look);
  const quiet = { ...look, tell: () => {} };
  return sessionFacts(await holdSession(opened.socket, clientOffer, quiet, cookie), quiet);
}

const SLOW_MS = 1_000;
const PAUSE_MS = 150;
