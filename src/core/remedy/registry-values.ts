import type { FactTypes } from '../facts/vocabulary.ts';
import { digit } from './action.ts';
import { lockedBy, policies, type PolicyLock } from './policies.ts';
import { effects, type Effect } from './takes-effect.ts';

type Known = Partial<FactTypes>;

/** A registry value that a plan may change, and everything that hangs on it. */
interface Place {
  readonly key: RegExp;
  readonly name: string;
  /** The largest number a plan sets. */
  readonly most: number;
  readonly takesEffect: Effect;
  readonly before: (known: Known) => string | undefined;
  readonly policy: (known: Known) => PolicyLock | undefined;
}

const server = 'HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\Control\\\\Terminal Server';
const ofServer = new RegExp(`^${server}$`, 'i');
const ofListener = new RegExp(`^${server}\\\\WinStations\\\\RDP-Tcp$`, 'i');
const ofCredSsp =
  /^HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters$/i;
const anyNumber = 0xffff_ffff;
const none = () => undefined;

const places: readonly Place[] = [
  {
    key: ofCredSsp,
    name: 'allowencryptionoracle',
    // 2 would let unpatched peers in.
    most: 1,
    takesEffect: effects.encryptionOracle,
    before: ({ clientSettings }) => clientSettings?.allowEncryptionOracle?.toString(),
    policy: none,
  },
  {
    key: ofServer,
    name: 'fdenytsconnections',
    most: anyNumber,
    takesEffect: effects.connectionSwitch,
    before: ({ listenerSettings }) => digit(listenerSettings?.denyConnections?.value),
    policy: ({ listenerSettings }) => lockedBy(policies.connections, listenerSettings?.denyConnections),
  },
  {
    key: ofServer,
    name: 'tsserverdrainmode',
    most: anyNumber,
    takesEffect: effects.connectionSwitch,
    before: ({ listenerSettings }) => listenerSettings?.drainMode?.value.toString(),
    policy: none,
  },
  {
    key: ofListener,
    name: 'fenablewinstation',
    most: anyNumber,
    takesEffect: effects.listenerValue,
    before: ({ listenerSettings }) => digit(listenerSettings?.listenerEnabled?.value),
    policy: none,
  },
  {
    key: ofListener,
    name: 'flogondisabled',
    most: anyNumber,
    takesEffect: effects.connectionSwitch,
    before: ({ listenerSettings }) => digit(listenerSettings?.logonDisabled?.value),
    policy: none,
  },
  {
    key: ofListener,
    name: 'lanadapter',
    most: anyNumber,
    takesEffect: effects.listenerValue,
    before: ({ listenerSettings }) => listenerSettings?.lanAdapter?.value.toString(),
    policy: none,
  },
  {
    key: ofListener,
    name: 'maxinstancecount',
    most: anyNumber,
    takesEffect: effects.listenerValue,
    before: ({ listenerSettings }) => listenerSettings?.maxInstances?.value.toString(),
    policy: ({ listenerSettings }) => lockedBy(policies.sessions, listenerSettings?.maxInstances),
  },
];

/** A value by its key and name, both as the registry compares them. */
export interface ValueName {
  readonly key: string;
  readonly name: string;
}

/** Why a plan does not write this number there; `data` of a deletion is 0, the value without any effect. */
export function objectionToValue({ key, name }: ValueName, data: unknown): string | undefined {
  const place = placeOf({ key, name });
  if (place === undefined) return `${key}\\${name} is no value that a plan changes`;
  if (!Number.isInteger(data)) return `${key}\\${name} is a whole number (DWord)`;
  return Number(data) < 0 || Number(data) > place.most
    ? `a plan does not set ${name} to ${String(data)}`
    : undefined;
}

/** The slot of a value: whoever sets or deletes it means the same. */
export function slotOfValue({ key, name }: ValueName): string {
  return `registry ${key}\\${name}`.toLowerCase();
}

/** What the facts say of it. */
export function valueBefore(value: ValueName, known: Known): string | undefined {
  return placeOf(value)?.before(known);
}

export function policyOverValue(value: ValueName, known: Known): PolicyLock | undefined {
  return placeOf(value)?.policy(known);
}

/** Where nothing is known of a value, a restart of the service. */
export function effectOfValue(value: ValueName): Effect {
  return placeOf(value)?.takesEffect ?? effects.listenerValue;
}

function placeOf({ key, name }: ValueName): Place | undefined {
  return places.find((place) => place.key.test(key) && place.name === name.toLowerCase());
}
