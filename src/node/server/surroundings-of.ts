import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Settings } from '../../app/api/settings.ts';
import type { Clock } from '../../app/clock.ts';
import type { RunningPlans } from '../../app/fleet-plans/fleet-plan-ports.ts';
import type { OwedRecords } from '../../app/fleet-plans/owed.ts';
import type { Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import type { ScriptTexts } from '../../core/remedy/script.ts';
import { collect } from '../collect/collect.ts';
import { defaultCollectOptions } from '../collect/collect-options.ts';
import type { Metrics } from '../fleet/metrics.ts';
import { openConnection } from '../wire/connect.ts';
import { parseTarget } from '../target/target.ts';
import { passwordsOf } from './access/password.ts';
import { slowDown } from './access/slow-down.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import { changesOf } from './changes.ts';
import { fleetPlansOf } from './fleet-plans-of.ts';
import { fleetFeed } from './fleet-feed.ts';
import type { Surroundings } from './surroundings.ts';

/** What a server is told by whoever starts it. */
export interface ServerWishes {
  readonly store: Store;
  readonly queue?: Pick<Queue, 'depth'>;
  readonly metrics: Pick<Metrics, 'read'>;
  readonly clock: Clock;
  readonly allowed: AllowedTargets;
  readonly learnWatched?: () => Promise<void>;
  readonly secure: boolean;
  readonly scriptTexts: () => ScriptTexts;
  readonly pageFolder: string;
  readonly version: string;
  readonly settings: () => Settings;
  /** Where endings of plans are kept until the store has them. */
  readonly owing: OwedRecords;
  /** Running plans, where the owner lets it. */
  readonly running?: RunningPlans<AbortSignal> | undefined;
  /** Fires when the server is to end. */
  readonly ending: AbortSignal;
  /** How hosts are looked at; from this machine where it is not said. */
  readonly look?: Surroundings['look'];
}

/** The surroundings of a server that looks from this machine. */
export function surroundingsOf(wishes: ServerWishes): Surroundings {
  const { clock, allowed, store, running, ending, owing } = wishes;
  const { look = lookingFor(wishes) } = wishes;
  const texts = wishes.scriptTexts;
  const ports = { store, clock, texts, running, owing, newId: randomUUID, looking: look(() => {}) };
  const changes = changesOf((ms, run) => void clock.after(ms, run));
  return {
    ...wishes,
    newId: randomUUID,
    plans: fleetPlansOf(ports, allowed, ending),
    passwords: passwordsOf(),
    limits: {
      requests: slowDown({ burst: 300, perSecond: 30 }, clock.now),
      signIns: slowDown({ burst: 5, perSecond: 1 / 30 }, clock.now),
      looks: slowDown({ burst: 10, perSecond: 1 / 5 }, clock.now),
    },
    changes,
    fleet: fleetFeed(store, changes, clock, randomUUID()),
    look,
  };
}

/** Looks from this machine, at addresses that may be looked at. */
function lookingFor({ clock, allowed }: Pick<ServerWishes, 'clock' | 'allowed'>): Surroundings['look'] {
  return (onProgress) => ({
    look: (text, signal) => {
      const target = parseTarget(text);
      if ('problem' in target) throw new RangeError(target.problem);
      return collect(target, {
        ...defaultCollectOptions,
        signal,
        onProgress,
        // A name may lead anywhere, and elsewhere the next time: every address is judged when it is opened.
        connect: (address, ...rest) =>
          allowed.address(target, address)
            ? openConnection(address, ...rest)
            : Promise.resolve({ outcome: 'prohibited', ms: 0 }),
      });
    },
    here: () => ({ at: new Date(clock.now()).toISOString(), from: hostname() }),
  });
}
