import type { Snapshot } from '../../../src/core/fleet/snapshot.ts';
import type { Random } from '../../worlds/random.ts';
import { gaussian } from './chances.ts';
import type { SimHost, Stretch } from './sim-host.ts';

/** One check of a host at a time; times never go back. */
export type Look = (time: number) => Snapshot;

/** What checks of a host measure, with the noise of networks and clocks. */
export function lookAt(host: SimHost, random: Random): Look {
  const certificateAt = follow(host.shown);
  const buildAt = follow(host.builds);
  const isOut = passing(host.out);
  return (time) => {
    if (isOut(time) || random.chance(TRANSIENT)) return failed(random);
    const ms = host.roundTripAt(time) * Math.exp(0.1 * gaussian(random)) + 1;
    const loss = host.lossAt(time);
    const lost = Array.from({ length: ATTEMPTS }, () => random.next()).filter((each) => each < loss).length;
    if (lost === ATTEMPTS) return failed(random);
    const nla = host.nlaAt(time);
    const certificate = certificateAt(time)?.certificate;
    const build = buildAt(time)?.build;
    return {
      outcome: 'works',
      exit: 0,
      address: '192.0.2.1',
      connectMs: ms,
      roundTripMs: ms,
      lost: lost / ATTEMPTS,
      protocol: nla === 'notOffered' ? 'ssl' : 'hybridEx',
      ...(random.chance(UNASKED) ? {} : { nla }),
      tls: 'TLS 1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
      ...(certificate === undefined ? {} : { certificate }),
      ...(nla === 'notOffered'
        ? {}
        : {
            computer: host.computer,
            ...(build === undefined ? {} : { build }),
            skewSeconds: host.skewAt(time) + 0.2 * gaussian(random) + ms / 2_000,
          }),
    };
  };
}

function failed(random: Random): Snapshot {
  const refused = random.chance(0.3);
  return {
    outcome: 'fails',
    exit: 12,
    phase: 'connection',
    lead: refused ? 'refused-port' : 'filtered-port',
    impact: 'blocks',
  };
}

/** The newest that has begun at a time. */
function follow<T extends { readonly since: number }>(all: readonly T[]): (time: number) => T | undefined {
  let at = -1;
  return (time) => {
    while (at + 1 < all.length && all[at + 1]!.since <= time) at += 1;
    return all[at];
  };
}

/** Whether a time lies in one of the stretches, which are sorted by their beginning. */
function passing(all: readonly Stretch[]): (time: number) => boolean {
  let next = 0;
  let until = 0;
  return (time) => {
    while (next < all.length && all[next]!.from <= time) {
      until = Math.max(until, all[next]!.until);
      next += 1;
    }
    return time < until;
  };
}

const ATTEMPTS = 5;
const TRANSIENT = 0.003;
/** NLA is not known where an answer to an offer was lost. */
const UNASKED = 0.02;
