import { recogniseDialog } from './dialogs.ts';
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
  const dialog = code === undefined ? recogniseDialog(text)?.id : undefined;
  return {
    ...(code ? { code: code.value } : {}),
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
  const usable = numbers.filter((number) => bare || number.hex || codeWords.test(number.label));
  const labelled =
    usable.find((number) => extendedWords.test(number.label)) ??
    (usable.length === 1 && beginsIllegibly(plainText(text)) ? usable[0] : undefined);
  const code = usable.find((number) => number !== labelled);
  const second = usable.find((number) => number !== code && number !== labelled);
  const extended = labelled ?? (code && second && isPair(bare, code, second) ? second : undefined);
  return { ...(code ? { code } : {}), ...(extended ? { extended } : {}) };
}

/** Whether nothing but numbers and what separates them was written. */
export function isOnlyNumbers(text: string): boolean {
  return plainText(text)
    .split(/[\s/,;:|()+-]/)
    .every((word) => /^(?:|0x[0-9a-f]+|[0-9a-f]{8}|\d+)$/i.test(word));
}

/** mstsc prints the extended number second; a status is no part of such a pair. */
function isPair(bare: boolean, code: WrittenNumber, second: WrittenNumber): boolean {
  if (code.value >= 0x8000_0000 || second.value >= 0x1_0000) return false;
  return bare || (code.hex && second.hex);
}

/** A first number with a letter that is no digit, as in "0x90x / 0x7": what follows it is the second. */
function beginsIllegibly(text: string): boolean {
  const first = /\b0x[0-9a-f]*[g-z]\w*\W/i.exec(text);
  return first !== null && text.toLowerCase().includes('0x', first.index + first[0].length);
}

/** The word for "code" as dialogs print it; only tells a code from any other number. */
const codeWords =
  /\b(?:error|erro|erreur|errore|fel|feil|fejl|virhe|code|kode|kod|kodu|kodas|kods|kód|koodi|código|codigo|codice|cod|codul|mã|hata|fehler|felkod|fejlkode|feilkode|foutcode|hiba)\b|код|ошибк|помилк|错误|錯誤|エラー|오류|błąd|chyba|コード|代码|代碼|碼|코드|κωδικ|קוד|رمز|کد|रहस्य|कोड|รหัส|fehlercode|foutcode|hibakód/i;

/** The word for "extended" as dialogs print it. */
const extendedWords =
  /extend|erweitert|étendu|etendu|extendid|esteso|estesa|estendid|拡張|扩展|擴充|延伸|확장|расшир|розшир|rozszerz|uitgebreid|utökad|udvidet|utvidet|laajenn|genişletil|rozšíř|bővített|kiterjesztett|extins|εκτεταμ|mở rộng|ขยาย|מורחב|ממושך|موسع|الموسع/i;
