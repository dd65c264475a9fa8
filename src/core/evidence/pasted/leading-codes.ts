import { linesOf } from '../text-file.ts';
import { codesWithValue } from '../../codes/find-codes.ts';
import { nothing, type Form, type Piece } from './piece.ts';

/** A code in front of its sentence, as mRemoteNG, 1Remote, RDCMan and others print it; the number decides over the words. */
export const leadingCodes: Form = {
  name: 'a code before its sentence',
  mark: /\d[ \t]{1,4}\p{L}|exit with error code|Reason:/iu,
  take(text) {
    const pieces: Piece[] = [];
    const rest = linesOf(text).filter((line) => {
      const found = codeBefore(line.slice(0, 600));
      if (found === undefined) return true;
      if (pieces.length < MOST_CODES) pieces.push({ kind: 'code', ...found });
      return false;
    });
    return pieces.length === 0 ? nothing(text) : { pieces, rest: rest.join('\n') };
  },
};

function codeBefore(line: string): { readonly code: number; readonly program?: string } | undefined {
  for (const { shape, program } of shapes) {
    const digits = shape.exec(line)?.[1];
    const code = Number(digits ?? Number.NaN);
    if (digits !== undefined && codesWithValue(code, ['disconnectReason', 'gatewayReason']).length > 0)
      return program === undefined ? { code } : { code, program };
  }
  return undefined;
}

/** The number is taken only where a table has it. */
const shapes: readonly { readonly shape: RegExp; readonly program?: string }[] = [
  {
    shape:
      /(?:RDP (?:disconnected|verbinding verbroken|getrennt|déconnecté|Disconnected)!?|RDP-Verbindung getrennt!?)\s{1,4}(\d{1,8})\s{1,3}\p{L}/u,
    program: 'mRemoteNG',
  },
  { shape: /^\s*(\d{1,8})\s{1,3}\p{Lu}[\p{L}'’]{0,20}\s\p{L}.{12,}/u, program: 'mRemoteNG' },
  { shape: /exit with error code (\d{1,8})\s?\(/i, program: '1Remote' },
  { shape: /Disconnected from .{1,120}\bReason:\s?(\d{1,8})\b/i, program: 'RDCMan' },
];

const MOST_CODES = 8;
