import type { ClientProfile } from './client-profile.ts';
import { clientProfiles } from './client-profiles.ts';
import { simulate } from './simulate.ts';
import type { Facts, Simulation } from './step.ts';

/** One known client with what it would meet. */
export interface ClientOutcome extends Simulation {
  readonly id: string;
  readonly name: string;
}

/** For whom a host works, as far as it was measured up to where credentials are needed. */
export interface WorksFor {
  /** Of the current clients alone: old ones do not make a host bad, nor do others make it good. */
  readonly verdict: 'all' | 'some' | 'none' | 'notKnown';
  readonly current: readonly ClientOutcome[];
  readonly others: readonly ClientOutcome[];
}

/** Simulates the known clients against the facts of one host; the others only when somebody looks at them. */
export function worksFor(known: Facts): WorksFor {
  const current = currentClients.map((profile) => outcomeOf(profile, known));
  return {
    verdict: verdictOf(current),
    current,
    get others() {
      return otherClients.map((profile) => outcomeOf(profile, known));
    },
  };
}

function outcomeOf(profile: ClientProfile, known: Facts): ClientOutcome {
  return { id: profile.id, name: profile.name, ...simulate(known, profile) };
}

/** What nobody could tell of one client is no reason to say that it fails, or that all get through. */
function verdictOf(current: readonly Pick<Simulation, 'connects'>[]): WorksFor['verdict'] {
  const count = (answer: Simulation['connects']) =>
    current.filter(({ connects }) => connects === answer).length;
  const [yes, no] = [count('yes'), count('no')];
  if (yes === current.length) return 'all';
  if (yes > 0) return no > 0 ? 'some' : 'notKnown';
  return no > 0 ? 'none' : 'notKnown';
}

/** mstsc of the Windows versions that are in support for desktops and that most people have. */
const currentIds: ReadonlySet<string> = new Set([
  'mstsc-windows-10-22h2',
  'mstsc-windows-11-23h2',
  'mstsc-windows-11-24h2',
]);
const currentClients = clientProfiles.filter(({ id }) => currentIds.has(id));
const otherClients = clientProfiles.filter(({ id }) => !currentIds.has(id));
