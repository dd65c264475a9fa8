import { parseReportedError } from '../../codes/reported-error.ts';
import type { Family } from '../../codes/code-row.ts';
import { codesNamed, codesNamedWithin } from '../../codes/find-codes.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Attempt, Piece } from './piece.ts';
import type { Pasted } from './read-pasted.ts';

type ClientError = FactTypes['clientError'];

/** What the person's client showed, as far as the text tells: its numbers, a code in front, a log's first error, or the sentence. */
export function clientErrorIn({ pieces, rest }: Pasted): ClientError | undefined {
  for (const piece of pieces) {
    if (piece.kind === 'code')
      return {
        code: piece.code,
        ...(piece.extended === undefined ? {} : { extended: piece.extended }),
        from: 'dialog',
      };
  }
  const attempts = pieces.flatMap((piece) => (piece.kind === 'attempt' ? [piece.attempt] : []));
  const error = attempts.map(errorOf).findLast((one) => one !== undefined);
  if (error) return error;
  const said = rest.slice(0, LONGEST_DIALOG);
  const reported = parseReportedError(said);
  if (Object.keys(reported).length > 0) return { ...reported, from: 'dialog' };
  const named = codesNamedWithin(said).find(({ family }) => ofClients.has(family));
  return named === undefined ? lastReason(pieces) : { named: named.name, from: 'dialog' };
}

/** The reason of a single RDPClient 1026; with its beginning beside it, the attempts tell more. */
function lastReason(pieces: readonly Piece[]): ClientError | undefined {
  const events = pieces.flatMap((piece) => (piece.kind === 'event' ? [piece.event] : []));
  const own = events.filter(({ provider }) => shortProvider(provider) === 'rdpclient');
  if (own.some(({ eventId }) => eventId === STARTED)) return undefined;
  const code = Number(own.findLast(({ eventId }) => eventId === ENDED)?.fields['Value'] ?? Number.NaN);
  return Number.isInteger(code) && code > ORDINARY ? { code, from: 'clientLog' } : undefined;
}

/** RDPClient: an attempt starts; it ends with a number, of which those up to 3 are no failures. */
const STARTED = 1024;
const ENDED = 1026;
const ORDINARY = 3;

/** Families whose names a person is shown when a connection fails. */
const ofClients: ReadonlySet<Family> = new Set([
  'entraError',
  'freerdpError',
  'gatewayStatus',
  'negotiationFailure',
  'disconnectReason',
  'gatewayReason',
  'errorInfo',
]);

/** ERRINFO is the same number as the extended code; FreeRDP's own errors speak of the kinds of sentences mstsc has. */
function errorOf({ codes }: Attempt): ClientError | undefined {
  for (const { family, value, name } of codes) {
    const found = value ?? codesNamed(name ?? '').find((row) => row.family === family)?.value;
    if (family === 'errorInfo' && found !== undefined) return { extended: found, from: 'dialog' };
    const dialog = family === 'freerdpError' && found !== undefined ? kindsOfFreerdp[found] : undefined;
    if (dialog !== undefined) return { dialog, from: 'dialog' };
    if (family === 'negotiationFailure' && found === 5) return { dialog: 'nla-required', from: 'dialog' };
  }
  return undefined;
}

/** Whether an error of FreeRDP is told as the sentence that mstsc has for it. */
export function isOfDialog(freerdpError: number): boolean {
  return kindsOfFreerdp[freerdpError] !== undefined;
}

const kindsOfFreerdp: Readonly<Record<number, string>> = {
  0x20005: 'not-found',
  0x20006: 'three-reasons',
  0x2000e: 'password-expired',
  0x20012: 'account-disabled',
  0x20013: 'password-expired',
  0x20014: 'logon-failed',
  0x20015: 'logon-failed',
  0x20017: '0xC07',
  0x20018: 'locked-out',
  0x20019: 'account-expired',
  0x2001a: 'right-to-sign-in',
  0x2001e: 'nla-required',
};

const LONGEST_DIALOG = 20_000;
