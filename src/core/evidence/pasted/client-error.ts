import { parseReportedError } from '../../codes/reported-error.ts';
import { codesNamed } from '../../codes/find-codes.ts';
import { shortProvider } from '../../facts/provider-names.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from '../events/logged-event.ts';
import type { Attempt } from './piece.ts';
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
  for (const piece of pieces) {
    const error = piece.kind === 'attempt' ? errorOf(piece.attempt) : undefined;
    if (error) return error;
  }
  for (const piece of pieces) {
    const code = piece.kind === 'event' && !piece.timed ? endOf(piece.event) : undefined;
    if (code !== undefined) return { code, from: 'clientLog' };
  }
  const reported = parseReportedError(rest.slice(0, LONGEST_DIALOG));
  return Object.keys(reported).length === 0 ? undefined : { ...reported, from: 'dialog' };
}

/** The reason of RDPClient 1026; where it has a time, it belongs to the attempt of that time. */
function endOf({ provider, eventId, fields }: LoggedEvent): number | undefined {
  const value = fields['Value'] ?? '';
  const isEnd = shortProvider(provider) === 'rdpclient' && eventId === 1026 && /^\d{1,10}$/.test(value);
  return isEnd ? Number(value) : undefined;
}

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

const kindsOfFreerdp: Readonly<Record<number, string>> = {
  0x20005: 'not-found',
  0x20006: 'three-reasons',
  0x2000e: 'password-expired',
  0x2000f: 'password-expired',
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
