import type { Looking } from '../../app/check-host.ts';
import type { Settings } from '../../app/api/settings.ts';
import type { Clock } from '../../app/clock.ts';
import type { Queue } from '../../app/queue.ts';
import type { Store } from '../../app/store.ts';
import type { ScriptTexts } from '../../core/remedy/script.ts';
import type { ProgressEvent } from '../collect/collect-options.ts';
import type { Metrics } from '../fleet/metrics.ts';
import type { FleetPlans } from './fleet-plans-of.ts';
import type { Passwords } from './access/password.ts';
import type { SlowDown } from './access/slow-down.ts';
import type { Who } from './access/who.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import type { FleetFeed } from './fleet-feed.ts';
import type { Changes } from './changes.ts';

/** What the server stands on; handed in whole, so that a test can take the place of each part. */
export interface Surroundings {
  readonly store: Store;
  readonly queue?: Pick<Queue, 'depth'>;
  readonly metrics: Pick<Metrics, 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => string;
  readonly version: string;
  /** Looks at a host that is allowed, and tells how it gets on. */
  readonly look: (onProgress: (event: ProgressEvent) => void) => Looking<AbortSignal>;
  readonly allowed: AllowedTargets;
  /** Learns anew which hosts are watched, and so may be looked at. */
  readonly learnWatched?: () => Promise<void>;
  /** Whether the connection to browsers is protected by TLS. */
  readonly secure: boolean;
  readonly scriptTexts: () => ScriptTexts;
  readonly passwords: Passwords;
  readonly limits: { readonly requests: SlowDown; readonly signIns: SlowDown; readonly looks: SlowDown };
  /** Where the built page lies. */
  readonly pageFolder: string;
  /** What its owner decided, as far as people who sign in may see it. */
  readonly settings: () => Settings;
  /** Plans made from checks, and running them where the owner lets it. */
  readonly plans: FleetPlans;
  /** Called with each kind of change, so that open pages follow it. */
  readonly changes: Changes;
  /** The fleet as pages show it, and what changes of it. */
  readonly fleet: FleetFeed;
}

/** What every request carries. */
export interface ServerEnv {
  readonly Variables: { who: Who; from: string };
}
