/**
 * What PowerShell wrote to its error stream, as text: with a redirected stream and an encoded command it writes CLIXML
 * (`#< CLIXML`, [MS-PSRP] 2.2.5), whose error records are `<S S="Error">` with line ends as _x000D__x000A_.
 */
export function plainErrors(text: string): string {
  const start = text.indexOf(MARK);
  if (start < 0) return text;
  const parts: string[] = [];
  for (let at = start; parts.length < MOST_PARTS;) {
    const begin = text.indexOf(BEGIN, at);
    if (begin < 0) break;
    const end = text.indexOf(END, begin);
    if (end < 0) break;
    parts.push(text.slice(begin + BEGIN.length, end));
    at = end + END.length;
  }
  return `${text.slice(0, start)}${parts.map(plain).join('')}`;
}

function plain(part: string): string {
  const unescaped = part.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return unescaped.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MARK = '#< CLIXML';
const BEGIN = '<S S="Error">';
const END = '</S>';
const MOST_PARTS = 1_000;
