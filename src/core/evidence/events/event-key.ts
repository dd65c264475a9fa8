import { doorChange } from '../../facts/door-events.ts';
import { millisOf } from '../../facts/time.ts';
import { tellingEvent } from './telling-events.ts';

/** The field of an event that tells kinds of it apart, and its value. */
export interface EventKey {
  readonly field: string;
  readonly text: string;
}

/** What sets this event apart from others of its id: a status, a reason, a service, a module; undefined where nothing does. */
export function eventKey(
  provider: string,
  eventId: number,
  fields: Readonly<Record<string, string>>,
): EventKey | undefined {
  const known = tellingEvent(provider, eventId);
  if (known?.provider === 'kernel' && known.id === 1) return clockJump(fields);
  if (fields['updateTitle'] !== undefined && (fields['errorCode'] ?? '') === '')
    return updateKey(fields['updateTitle']);
  if (known !== undefined && ofDoor.has(known.provider) && known.role === 'network')
    return doorKey(provider, known.id, fields);
  const names = known?.keys ?? modules[provider.toLowerCase()] ?? generic;
  for (const field of names) {
    const value = fields[field];
    if (value !== undefined && value !== '' && (names.length === 1 || !/^(0x)?0*$/.test(value)))
      return { field, text: value.toLowerCase().slice(0, MOST_CHARACTERS) };
  }
  // A status of zero is success: a kind of its own where the others are failures.
  const zero = names.find((field) => fields[field] !== undefined && fields[field] !== '');
  return zero === undefined ? undefined : { field: zero, text: '0' };
}

/** Rules of other programs come and go by the hundred: what a change means for Remote Desktop is all that tells them apart. */
function doorKey(
  provider: string,
  id: number,
  fields: Readonly<Record<string, string>>,
): EventKey | undefined {
  const text = doorChange(provider, id, fields);
  return text === undefined ? undefined : { field: 'door', text };
}

const ofDoor: ReadonlySet<string> = new Set(['firewall', 'networkprofile', 'security']);

/** Each update is news of its own; what is fetched daily has one number for all its versions. */
function updateKey(title: string): EventKey | undefined {
  const number = /\bKB\d{6,8}\b/i.exec(title.slice(0, 4 * MOST_CHARACTERS))?.[0];
  const text = number ?? title.replace(/[\d.]{3,}/g, '').trim();
  return text === '' ? undefined : { field: 'KB', text: text.toLowerCase().slice(0, MOST_CHARACTERS) };
}

/** Kernel-General 1 is written for every correction of the clock: only its size tells a jump from daily work. */
function clockJump({ OldTime, NewTime }: Readonly<Record<string, string>>): EventKey | undefined {
  const size = Math.abs(millisOf(NewTime ?? '') - millisOf(OldTime ?? ''));
  if (Number.isNaN(size)) return undefined;
  const text =
    size < 60_000 ? 'seconds' : size < 3_600_000 ? 'minutes' : size < 86_400_000 ? 'hours' : 'days';
  return { field: 'NewTime - OldTime', text };
}

/** Of providers that the table of telling events does not have. */
const modules: Readonly<Record<string, readonly string[]>> = {
  'application hang': ['AppName', '0'],
  'microsoft-windows-kernel-power': ['BugcheckCode'],
  'service control manager': ['param1'],
};

/** Names that providers give to numbers of a failure, as the manifests of Windows have them. */
const generic: readonly string[] = (
  'SubStatus Status ErrorCode errorCode ErrorStatus Error error ErrorState HResult hr ResultCode Result ReturnCode ' +
  'NTSTATUS Win32Error FailureCode FailureReason ReasonCode Reason AlertDesc BugcheckCode'
).split(' ');

const MOST_CHARACTERS = 80;
