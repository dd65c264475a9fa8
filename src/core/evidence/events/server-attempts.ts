import type { FactTypes } from '../../facts/vocabulary.ts';
import { isoOf, millisOf } from '../../facts/time.ts';
import { clientAddress } from './client-address.ts';
import { EventHistogram } from './event-histogram.ts';
import { joinSteps, type JoinedAttempt, type Step, type StepKind } from './join-steps.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from './telling-providers.ts';

type Attempts = FactTypes['serverAttempts'];

/** Gathers the steps of connections that servers log, and puts them together into attempts when all logs are read. */
export class ServerAttempts {
  readonly #computers = new Map<string, Record<StepKind, Step[]>>();
  #left = 0;

  add(event: LoggedEvent): void {
    const step = stepOf(event);
    if (step === undefined) return;
    let steps = this.#computers.get(event.computer);
    if (steps === undefined) {
      if (this.#computers.size >= MOST_COMPUTERS) return;
      steps = { reached: [], refused: [], authenticated: [], session: [], ended: [] };
      this.#computers.set(event.computer, steps);
    }
    const alike = steps[step.kind];
    alike.push(step);
    // A flood of one kind must not push out the few steps of another.
    if (alike.length >= 2 * MOST_STEPS) {
      alike.sort((a, b) => a.at - b.at);
      this.#left += alike.splice(0, alike.length - MOST_STEPS).length;
    }
  }

  /** The fact, of the wanted computers; undefined where no step was logged. */
  finish(wanted: (computer: string) => boolean): Attempts | undefined {
    const groups = new Groups();
    for (const [computer, steps] of this.#computers)
      if (wanted(computer))
        for (const attempt of joinSteps(Object.values(steps).flat())) groups.add(computer, attempt);
    const finished = groups.finish();
    return finished.length === 0 ? undefined : { groups: finished, left: this.#left };
  }
}

/** What an event is to an attempt; undefined for one that is no step of one. */
function stepOf(event: LoggedEvent): Step | undefined {
  const kind = kindOf(event);
  if (kind === undefined) return undefined;
  const { fields, activityId } = event;
  const at = millisOf(event.time);
  if (Number.isNaN(at)) return undefined;
  const address = clientAddress(kind.on === 'Param1' ? { ClientIP: fields['Param1'] ?? '' } : fields);
  const user = kind.user === undefined ? undefined : plainUser(fields[kind.user]);
  const status = kind.kind === 'refused' ? statusOf(fields) : undefined;
  const session = fields['SessionID'];
  return {
    at,
    kind: kind.kind,
    ...(address === undefined ? {} : { address }),
    ...(user === undefined ? {} : { user }),
    ...(status === undefined ? {} : { status }),
    ...(session === undefined ? {} : { session }),
    ...(activityId === undefined ? {} : { activityId: activityId.toLowerCase() }),
  };
}

interface Place {
  readonly kind: StepKind;
  readonly user?: string;
  readonly on?: string;
}

function kindOf({ provider, eventId, fields }: LoggedEvent): Place | undefined {
  switch (`${shortProvider(provider) ?? ''} ${eventId & 0xffff}`) {
    case 'rdpcorets 131':
      return /^UDP$/i.test(fields['ConnType'] ?? '') ? undefined : { kind: 'reached' };
    case 'rcm 1158':
      return { kind: 'reached', on: 'Param1' };
    case 'rdpcorets 140':
      return { kind: 'refused' };
    case 'security 4625':
      return isRemote(fields, refusedTypes) ? { kind: 'refused', user: 'TargetUserName' } : undefined;
    case 'security 4825':
      return { kind: 'refused', user: 'AccountName' };
    case 'security 4624':
      return isRemote(fields, sessionTypes) ? { kind: 'authenticated', user: 'TargetUserName' } : undefined;
    case 'rcm 1149':
      return { kind: 'authenticated', user: 'Param1' };
    case 'lsm 21':
    case 'lsm 25':
      return fields['Address'] === 'LOCAL' ? undefined : { kind: 'session', user: 'User' };
    case 'lsm 23':
    case 'lsm 24':
      return fields['Address'] === 'LOCAL' ? undefined : { kind: 'ended', user: 'User' };
    default:
      return undefined;
  }
}

/** Logon types: with NLA a refusal is one of the network (3), without it one of a remote session (10); 7 is a session taken up again. */
const refusedTypes: ReadonlySet<string> = new Set(['3', '10']);
const sessionTypes: ReadonlySet<string> = new Set(['10', '7']);

function isRemote(fields: Readonly<Record<string, string>>, types: ReadonlySet<string>): boolean {
  const address = fields['IpAddress'];
  return types.has(fields['LogonType'] ?? '') && address !== '127.0.0.1' && address !== '::1';
}

/** "CORP\anna", "anna@corp.example" and "Anna" are one person; a computer's own account is nobody. */
function plainUser(name: string | undefined): string | undefined {
  const plain = (name ?? '').replace(/^.*\\/, '').replace(/@.*$/, '').trim().toLowerCase();
  return plain === '' || plain === '-' || plain.endsWith('$') ? undefined : plain.slice(0, 100);
}

/** NTSTATUS of a 4625: the sub status, where there is one. */
function statusOf({ SubStatus, Status }: Readonly<Record<string, string>>): string | undefined {
  const status = [SubStatus, Status].find((value) => value !== undefined && !/^(0x)?0*$/i.test(value));
  return status?.toLowerCase();
}

/** Attempts that are alike, over time. */
class Groups {
  readonly #groups = new Map<
    string,
    { readonly like: Like; readonly times: EventHistogram; count: number; first: number; last: number }
  >();

  add(computer: string, { at, user, address, far, status }: JoinedAttempt): void {
    const like: Like = {
      computer,
      ...(user === undefined ? {} : { user }),
      ...(address === undefined ? {} : { address }),
      far,
      ...(status === undefined ? {} : { status }),
    };
    const key = JSON.stringify(like);
    let group = this.#groups.get(key);
    if (group === undefined) {
      // Guesses at thousands of names are one group for each place they come from, and one for all places after that.
      if (this.#groups.size >= MOST_GROUPS && user !== undefined && address !== undefined)
        return this.add(computer, { at, address, far, ...(status === undefined ? {} : { status }) });
      if (this.#groups.size >= 2 * MOST_GROUPS && address !== undefined)
        return this.add(computer, { at, far });
      group = { like, times: new EventHistogram(), count: 0, first: at, last: at };
      this.#groups.set(key, group);
    }
    group.times.add(at);
    group.count += 1;
    group.first = Math.min(group.first, at);
    group.last = Math.max(group.last, at);
  }

  finish(): Attempts['groups'] {
    return [...this.#groups.values()].map(({ like, times, count, first, last }) => ({
      ...like,
      count,
      first: isoOf(first),
      last: isoOf(last),
      times: times.finish(),
    }));
  }
}

type Like = Pick<Attempts['groups'][number], 'computer' | 'user' | 'address' | 'far' | 'status'>;

const MOST_COMPUTERS = 200;
const MOST_STEPS = 20_000;
const MOST_GROUPS = 1_000;
