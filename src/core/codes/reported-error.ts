import { recogniseDialog } from './dialogs/dialogs.ts';
import { codesWithValue } from './find-codes.ts';
import { plainText, writtenNumbers, type WrittenNumber } from './written-numbers.ts';

/** What a person saw, as far as the text tells: the fields of the fact clientError. */
export interface ReportedError {
  readonly code?: number;
  readonly extended?: number;
  /** The kind of sentence, an id of dialogs.ts; only where no number decides. */
  readonly dialog?: string;
}

/** Reads "0x904/0x7", "2308 7" or a pasted dialog in any language; the numbers are the key, words only label them. */
export function parseReportedError(text: string): ReportedError {
  const { code, extended } = reportedNumbers(text);
  const first = code === undefined ? undefined : asPrinted(code).value;
  const saysLittle = first === undefined || isStrange(first) || (first === 0 && !extended?.value);
  const dialog = saysLittle ? recogniseDialog(text)?.id : undefined;
  if (dialog !== undefined && !extended?.value) return { dialog };
  // Newer clients show one number, which may be the second of older ones.
  if (first !== undefined && extended === undefined && isOnlySecond(first)) return { extended: first };
  return {
    ...(first === undefined ? {} : { code: first }),
    ...(extended ? { extended: extended.value } : {}),
    ...(dialog ? { dialog } : {}),
  };
}

/** The two numbers of a dialog, as they were written. */
export function reportedNumbers(text: string): {
  readonly code?: WrittenNumber;
  readonly extended?: WrittenNumber;
} {
  const numbers = writtenNumbers(text);
  const bare = isOnlyNumbers(text);
  const usable = numbers.filter(
    (number) => bare || number.hex || isCalledCode(number) || extendedWords.test(number.label),
  );
  const labelled =
    usable.find((number) => extendedWords.test(number.label)) ??
    (usable.length === 1 && beginsIllegibly(plainText(text)) ? usable[0] : undefined);
  const code = firstNumber(usable, labelled);
  const second = usable.find((number) => number !== code && number !== labelled);
  const extended = labelled ?? (code && second && isPair(bare, code, second) ? second : undefined);
  const status = code?.value === 0 ? usable.find(({ value }) => value >= 0x8000_0000) : undefined;
  if (status !== undefined) return { code: status };
  return { ...(code ? { code } : {}), ...(extended ? { extended } : {}) };
}

/** The first number; where another is said to be the extended one, the code right before that: the text may tell of several attempts. */
function firstNumber(
  usable: readonly WrittenNumber[],
  labelled: WrittenNumber | undefined,
): WrittenNumber | undefined {
  const before = usable.filter(
    ({ at, value }) => labelled !== undefined && at < labelled.at && value < 0x8000_0000,
  );
  return before.at(-1) ?? usable.find((number) => number !== labelled);
}

/** "error 904" for 0x904: a number without 0x is read as hexadecimal where only that is a code. */
function asPrinted(number: WrittenNumber): WrittenNumber {
  return isFirst(number.value) ? number : (hexReading(number) ?? number);
}

/** The hexadecimal reading of a number that was written without 0x, where a dialog shows that one; undefined for any other. */
export function hexReading({ hex, negative, written, ...rest }: WrittenNumber): WrittenNumber | undefined {
  if (hex || negative || !/^\d{1,8}$/.test(written)) return undefined;
  const value = Number.parseInt(written, 16);
  return isFirst(value) ? { ...rest, negative, hex: true, written: `0x${written}`, value } : undefined;
}

/** A number of no dialog says less than the sentence beside it. */
function isStrange(value: number): boolean {
  return value < 0x8000_0000 && !isFirst(value) && !isOnlySecond(value);
}

/** Small numbers are those of anything; from 256 on they are those of licensing and of the wire. */
function isOnlySecond(value: number): boolean {
  return (
    value >= 0x100 && !isFirst(value) && codesWithValue(value, ['extendedReason', 'errorInfo']).length > 0
  );
}

function isFirst(value: number): boolean {
  return codesWithValue(value, ['disconnectReason', 'gatewayReason']).length > 0;
}

/** Whether nothing but numbers and what separates them was written. */
export function isOnlyNumbers(text: string): boolean {
  return plainText(text)
    .split(/[\s/,;:|()+-]/)
    .every((word) => /^(?:|0x[0-9a-f]+|[0-9a-f]{8}|\d+)$/i.test(word));
}

/** mstsc prints the extended number second; a status is no part of such a pair, and two first numbers are two attempts. */
function isPair(bare: boolean, code: WrittenNumber, second: WrittenNumber): boolean {
  if (code.value >= 0x8000_0000 || second.value >= 0x1_0000) return false;
  const isSecond = codesWithValue(second.value, ['extendedReason', 'errorInfo']).length > 0;
  if (!isSecond && isFirst(second.value)) return false;
  if (bare) return true;
  // Who tells of one code twice has no second one.
  return code.hex && second.hex && (second.value !== code.value || second.label.trim().length < 3);
}

/** Whether the words right before a number call it a code: a number elsewhere in the sentence counts something else. */
function isCalledCode({ label }: WrittenNumber): boolean {
  if (ofPrograms.test(label)) return false;
  const last = [...label.matchAll(codeWords)].at(-1);
  return last !== undefined && BETWEEN.test(label.slice(last.index + last[0].length));
}

/** What may stand between the word for "code" and its number: the rest of that word, and a few that say nothing. */
const BETWEEN =
  /^[\p{L}\p{M}]{0,14}[^\p{L}\p{N}.!?;]{0,6}(?:(?:is|was|of|no|nr|num|number|with|the|code|id|value|ist|lautet|est|es)[^\p{L}\p{N}.!?;]{1,4}){0,3}$/iu;

/** How a program ended, as a shell or a service manager counts it. */
const ofPrograms = /\b(?:status|exit(?:ed|ing)?|exit code|exit status|returned)\s?[:=]?\s?$/i;

/** A first number with a letter that is no digit, as in "0x90x / 0x7": what follows it is the second. */
function beginsIllegibly(text: string): boolean {
  const first = /\b0x[0-9a-f]*[g-z]\w*\W/i.exec(text);
  return first !== null && text.toLowerCase().includes('0x', first.index + first[0].length);
}

/** The word for "code" as dialogs print it; only tells a code from any other number. */
const codeWords =
  /\b(?:reason|error|erro|erreur|errore|fel|feil|fejl|virhe|code|kode|kod|kodu|kodas|kods|kód|koodi|código|codigo|codice|cod|codul|mã|hata|fehler|felkod|fejlkode|feilkode|foutcode|hiba)\b|код|ошибк|помилк|错误|錯誤|エラー|오류|błąd|chyba|コード|代码|代碼|碼|코드|κωδικ|קוד|رمز|کد|रहस्य|कोड|รหัส|fehlercode|foutcode|hibakód/gi;

/** The word for "extended" as dialogs print it. */
const extendedWords =
  /\bext\b|extend|erweitert|étendu|etendu|extendid|esteso|estesa|estendid|拡張|扩展|擴充|延伸|확장|расшир|розшир|rozszerz|uitgebreid|utökad|udvidet|utvidet|laajenn|genişletil|rozšíř|bővített|kiterjesztett|extins|εκτεταμ|mở rộng|ขยาย|מורחב|ממושך|موسع|الموسع/i;
