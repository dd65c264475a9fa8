import type { CaseFile } from '../../core/facts/case-file.ts';
import type { ScriptTexts } from '../../core/remedy/script.ts';
import type { Looking } from '../check-host.ts';
import type { Clock } from '../clock.ts';
import type { Evidence } from '../evidence.ts';
import type { CarrierName, PlanCarrier } from '../fix/plan-carrier.ts';
import type { PlanRecord } from '../fix/plan-record.ts';
import type { Stop } from '../stop.ts';
import type { Store } from '../store.ts';
import type { OwedRecords } from './owed.ts';

/** What plans of the fleet stand on. `S` is what ends a look and a run early. */
export interface FleetPlanPorts<S extends Stop> {
  readonly store: Pick<Store, 'hosts' | 'checks' | 'notes' | 'people'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The name of a plan that is made now. */
  readonly newPlanId: (createdAt: string) => string;
  readonly texts: () => ScriptTexts;
  readonly looking: Looking<S>;
  /** Why what was seen of a host counts for nothing: it leads to where nobody looks on request. */
  readonly barred: (host: string, file: CaseFile) => string | undefined;
  /** The same for every way to write one machine. */
  readonly machineOf: (host: string) => string;
  readonly owing: OwedRecords;
  /** What the configuration lets be run; absent where it lets nothing. */
  readonly running?: RunningPlans<S> | undefined;
}

/** Running plans, as the owner of the server allowed it. */
export interface RunningPlans<S extends Stop> {
  readonly via: CarrierName;
  /** Whether plans may be run on this host: it stands in the configuration itself, in a group that is named for it. */
  readonly isFor: (host: string) => boolean;
  /** Opens a way to a host; the problem says why there is none. */
  readonly open: (host: string, stop: S) => Promise<OpenWay | { readonly problem: string }>;
  /** Fetches by the same way what the machine itself knows; changes nothing there. */
  readonly collect: (host: string, stop: S) => Promise<Inside | { readonly problem: string }>;
  readonly proveWithinMs: number;
}

/** What a machine itself knows. */
export type Inside = Pick<Evidence, 'facts' | 'gaps' | 'connections'>;

export interface OpenWay {
  readonly carrier: PlanCarrier;
  readonly via: PlanRecord['via'];
}

/** Who asks, and from where. */
export interface Asker {
  readonly who: string;
  readonly from: string;
}
