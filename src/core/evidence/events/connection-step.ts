import { millisOf } from '../../facts/time.ts';
import { clientAddress } from './client-address.ts';
import type { LoggedEvent } from './logged-event.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import { accountForm, type AccountForm } from '../../facts/entra-account.ts';
import { tellingStatus } from '../../facts/statuses.ts';

/** A step of an attempt, of one computer; `at` in milliseconds since 1970. */
export interface Step {
  readonly at: number;
  readonly kind: StepKind;
  readonly address?: string;
  /** Lower case, without domain. */
  readonly user?: string;
  /** Of the name, where it tells more. */
  readonly form?: AccountForm;
  /** NTSTATUS of a refusal. */
  readonly status?: string;
  readonly session?: string;
  readonly activityId?: string;
  /** Whether it may be of another service: a network logon that was refused. */
  readonly unsure?: boolean;
}

/** Reached the port; refused by name or password; authenticated; denied a session for lack of the right; in a session; out of it. */
export type StepKind = 'reached' | 'refused' | 'authenticated' | 'denied' | 'session' | 'ended';

/** What an event of a server is to an attempt; undefined for one that is no step of one. */
export function connectionStep(event: LoggedEvent): Step | undefined {
  const kind = kindOf(event);
  if (kind === undefined) return undefined;
  const { fields, activityId } = event;
  const at = millisOf(event.time);
  if (Number.isNaN(at)) return undefined;
  const address = clientAddress(kind.on === 'Param1' ? { ClientIP: fields['Param1'] ?? '' } : fields);
  const user = kind.user === undefined ? undefined : plainUser(fields[kind.user]);
  const form =
    kind.user === undefined ? undefined : accountForm(fields[kind.user], fields['TargetDomainName']);
  const status = kind.kind === 'refused' ? tellingStatus(fields) : undefined;
  const session = fields['SessionID'];
  return {
    at,
    kind: kind.kind,
    ...(address === undefined ? {} : { address }),
    ...(user === undefined ? {} : { user }),
    ...(form === undefined ? {} : { form }),
    ...(status === undefined ? {} : { status }),
    ...(kind.unsure === true ? { unsure: true } : {}),
    ...(session === undefined ? {} : { session }),
    ...(activityId === undefined ? {} : { activityId: activityId.toLowerCase() }),
  };
}

interface Place {
  readonly kind: StepKind;
  readonly unsure?: boolean;
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
      // With NLA a refusal is one of the network, and so is that of a share: only a connection at that time tells.
      return isRemote(fields, refusedTypes) || isOfNoType(fields)
        ? { kind: 'refused', user: 'TargetUserName', unsure: fields['LogonType'] !== '10' }
        : undefined;
    case 'security 4825':
      return { kind: 'denied', user: 'AccountName' };
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
  return types.has(fields['LogonType'] ?? '') && isForeign(fields['IpAddress']);
}

const isForeign = (address: string | undefined) => address !== '127.0.0.1' && address !== '::1';

/** An excerpt that names an account or an address and leaves out how it signed in: it may be of another service. */
function isOfNoType(fields: Readonly<Record<string, string>>): boolean {
  const { LogonType, IpAddress, TargetUserName } = fields;
  return LogonType === undefined && (IpAddress ?? TargetUserName) !== undefined && isForeign(IpAddress);
}

/** "CORP\anna", "anna@corp.example" and "Anna" are one person; a computer's own account is nobody. */
export function plainUser(name: string | undefined): string | undefined {
  const [account = ''] = (name ?? '').replace(/^.*\\/, '').split('@', 1);
  const plain = account.trim().toLowerCase();
  return plain === '' || plain === '-' || plain.endsWith('$') ? undefined : plain.slice(0, 100);
}
