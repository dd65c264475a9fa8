import { codesNamed, codesWithValue } from '../codes/find-codes.ts';
import { meaningOf, type CodeRow, type Family } from '../codes/code-row.ts';
import type { Entry } from './explanation.ts';
import { entraAccount } from '../evidence/pasted/accounts.ts';
import type { LoggedEvent } from '../evidence/events/logged-event.ts';
import { namesEntraAccount } from '../facts/entra-account.ts';
import { shortProvider } from '../facts/provider-names.ts';

/** What one event says, and the rows that explain it: its own, then those of the numbers in it. */
export interface ExplainedEvent {
  readonly known: boolean;
  readonly says: string;
  readonly entries: readonly Entry[];
}

/** Explains an event by its provider and id and by the codes in its values; other numbers in it are no codes. */
export function explainEvent(event: LoggedEvent, message: string): ExplainedEvent {
  const name = `${titles[shortProvider(event.provider) ?? event.provider.toLowerCase()] ?? event.provider} ${event.eventId}`;
  const own = rowOf(event, name);
  const inside = valuesThatAreCodes(event).map(({ field, value, families }) => ({
    field,
    value,
    row: rowInside(value, families),
  }));
  const special = specials(event, message);
  const ownSays = own
    ? `${name}: ${inside.length + special.length > 0 ? headOf(own.meaning) : meaningOf(own)}`
    : `${name}: not in the tables that were read.`;
  const says = [
    ...(special.length > 0 && inside.length === 0 ? [...special, ownSays] : [ownSays]),
    ...inside.map(({ field, value, row }) => insideSays(field, value, row)),
    ...(inside.length > 0 ? special : []),
  ].join(' ');
  return {
    known: own !== undefined || special.length > 0,
    says,
    entries: [
      ...(own ? [{ row: own, asked: name, why: `event ${event.eventId} of ${event.provider}` }] : []),
      ...inside.flatMap(({ field, row }) => (row ? [{ row, asked: field, why: `${field} of ${name}` }] : [])),
    ],
  };
}

/** What an event is, without what its values add. */
function headOf(meaning: string): string {
  const [head = meaning] = meaning.split(/;| \(|, e\.g\./);
  return /[.!?]$/.test(head) ? head : `${head}.`;
}

/** A number of an event: its own row, or what an HRESULT 0x8007xxxx wraps. */
function rowInside(value: number, families: readonly Family[]): CodeRow | undefined {
  const [row] = codesWithValue(value, families);
  return row ?? (value >>> 16 === 0x8007 ? codesWithValue(value & 0xffff, ['windowsError'])[0] : undefined);
}

function insideSays(field: string, value: number, row: CodeRow | undefined): string {
  const number = value > 0xffff ? `0x${value.toString(16).toUpperCase()}` : String(value);
  return row
    ? `${field} ${number} ${row.name}: ${meaningOf(row)}`
    : `${field} ${number}: not in the tables that were read.`;
}

function rowOf(event: LoggedEvent, name: string): CodeRow | undefined {
  const [named] = codesNamed(name).filter(({ family }) => family === 'event');
  if (named) return named;
  const stem = event.provider.replace(/^Microsoft-Windows-/i, '').toLowerCase();
  return codesWithValue(event.eventId, ['event']).find((row) => row.name.toLowerCase().startsWith(stem));
}

interface ValueInside {
  readonly field: string;
  readonly value: number;
  /** Where it is looked up. */
  readonly families: readonly Family[];
}

/** The values of an event that are codes. */
function valuesThatAreCodes(event: LoggedEvent): readonly ValueInside[] {
  const short = shortProvider(event.provider);
  const found = Object.entries(event.fields).flatMap(([field, text]) => {
    const families = familiesOf[`${short} ${event.eventId} ${field}`] ?? familiesOf[field];
    const value = Number(text);
    if (!families || text.trim() === '' || !Number.isFinite(value) || value === 0) return [];
    return [{ field, value: value < 0 ? value + 0x1_0000_0000 : value, families }];
  });
  // The sub status says more than the status beside it.
  const sub = found.find(({ field }) => field === 'SubStatus');
  return sub ? [sub, ...found.filter(({ field }) => field !== 'SubStatus' && field !== 'Status')] : found;
}

const status: readonly Family[] = ['ntStatus', 'hresult', 'windowsError'];
const familiesOf: Readonly<Record<string, readonly Family[]>> = {
  AlertDesc: ['tlsAlert'],
  ErrorState: ['schannelState'],
  ErrorStatus: ['schannelState'],
  ResultCode: status,
  Status: status,
  SubStatus: status,
  'schannel 36870 ErrorCode': status,
  'rdpcorets 97 ErrorCode': status,
  'rdpcorets 226 ErrorCode': status,
  'rdpcorets 103 ReasonCode': ['extendedReason'],
  'lsm 40 Reason': ['extendedReason'],
  'rdpclient 1026 Value': ['disconnectReason', 'gatewayReason'],
  'gateway 201 ErrorCode': ['gatewayStatus'],
  'gateway 301 ErrorCode': ['gatewayStatus'],
  'gateway 303 ErrorCode': ['gatewayStatus'],
  'gateway 304 ErrorCode': ['gatewayStatus'],
};

/** What only the words of an event tell: who crashed, in whose module; what kind of account it was. */
function specials({ eventId, fields, provider }: LoggedEvent, message: string): readonly string[] {
  const says: string[] = [];
  const program = /Faulting application name:\s*([^,\n]{1,80})/.exec(message)?.[1];
  if (eventId === 1000 && program !== undefined) {
    const module = /Faulting module name:\s*([^,\n]{1,80})/.exec(message)?.[1] ?? 'unknown';
    const path = /Faulting module path:\s*(\S[^\n]{0,200})/.exec(message)?.[1];
    const foreign = path !== undefined && !/\\windows\\/i.test(path);
    says.push(
      `The crash of ${program} happened in ${module}${foreign ? `, which is not a part of Windows (${path?.trim()}): remove or update what it belongs to` : ''}.`,
    );
  }
  if (eventId === 7034 && /TermService|Remote Desktop Services/i.test(fields['param1'] ?? ''))
    says.push(
      `The Remote Desktop service crashed (ended unexpectedly), ${fields['param2'] ?? 'several'} times: starting it again is no cure, the module named in Application Error 1000 is.`,
    );
  if (/security-auditing/i.test(provider) && namesEntraAccount(fields)) says.push(entraAccount);
  return says;
}

const titles: Readonly<Record<string, string>> = {
  rcm: 'RCM',
  lsm: 'LSM',
  rdpcorets: 'RdpCoreTS',
  rdpclient: 'RDPClient',
  schannel: 'Schannel',
  termdd: 'TermDD',
  security: 'Security-Auditing',
  scm: 'SCM',
  gateway: 'Gateway',
  'application error': 'Application Error',
  'windows error reporting': 'Windows Error Reporting',
  'microsoft-windows-winlogon': 'Winlogon',
};
