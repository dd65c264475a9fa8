import { harmless } from '../../bytes/harmless.ts';
import { daysBetween } from '../../facts/time.ts';
import { csvCell } from '../formats/csv-cell.ts';
import { padded, widthOf } from '../layout/display-width.ts';
import { inAscii, symbol, type TerminalStyle } from '../layout/terminal-style.ts';
import { clipped } from '../layout/wrap.ts';
import { sweptWords } from './sweep-words.ts';
import type { Swept } from '../../fleet/sweep/swept.ts';

/** The names of the columns of `sweptCsv`, as the first row. */
export function sweptCsvHead(): string {
  return `${columns.map(([name]) => name).join(',')}\r\n`;
}

/** One host as a row of CSV (RFC 4180). */
export function sweptCsv(swept: Swept): string {
  return `${columns.map(([, of]) => csvCell(of(swept))).join(',')}\r\n`;
}

/** Hosts by target, one line each: mark, host, what was seen. */
export function sweptTable(all: readonly Swept[], style: TerminalStyle): string {
  const byNumber = new Intl.Collator('en', { numeric: true });
  const sorted = all.toSorted((a, b) => byNumber.compare(a.target, b.target));
  const names = sorted.map(({ target }) => harmless(target));
  const widest = names.reduce((most, name) => Math.min(44, Math.max(most, widthOf(name))), 4);
  const room = Math.max(20, style.width - widest - 6);
  const rows = sorted.map((swept, i) => {
    const words = clipped(sweptWords(swept), room);
    return `  ${symbol(markOf(swept), style)} ${padded(names[i] ?? '', widest)}  ${words}\n`;
  });
  return inAscii(rows.join(''), style);
}

/** A mark says that something is odd, never that a session would come about. */
function markOf({ odd, snapshot }: Swept) {
  if (snapshot.outcome === 'fails') return 'blocked';
  return odd.length > 0 ? 'degraded' : 'passed';
}

type Value = string | number | undefined;

const columns: readonly (readonly [name: string, of: (swept: Swept) => Value])[] = [
  ['target', ({ target }) => target],
  ['address', ({ snapshot }) => snapshot.address],
  ['looked_at', ({ at }) => at],
  ['ending', ({ ending }) => ending],
  ['reached', ({ reached }) => reached],
  ['outcome', ({ snapshot }) => snapshot.outcome],
  ['odd', ({ odd }) => odd.join(' ')],
  [
    'not_as_expected',
    ({ expected = [] }) =>
      expected
        .filter(({ is }) => is !== 'met')
        .map(({ name }) => name)
        .join(' '),
  ],
  ['connect_ms', ({ snapshot }) => snapshot.connectMs],
  ['protocol', ({ snapshot }) => snapshot.protocol],
  ['nla', ({ snapshot }) => snapshot.nla],
  ['tls_version', ({ snapshot }) => snapshot.tls],
  ['tls_in_clear', ({ detail }) => detail?.['inClear']],
  ['server_name', ({ snapshot }) => snapshot.computer],
  ['server_build', ({ snapshot }) => snapshot.build],
  ['clock_skew_seconds', ({ snapshot }) => snapshot.skewSeconds],
  ['certificate_subject', ({ snapshot }) => snapshot.certificate?.subject],
  ['certificate_issuer', ({ snapshot }) => snapshot.certificate?.issuer],
  ['certificate_from', ({ snapshot }) => snapshot.certificate?.notBefore],
  ['certificate_until', ({ snapshot }) => snapshot.certificate?.notAfter],
  [
    'certificate_days_left',
    ({ snapshot, at }) => snapshot.certificate && daysBetween(at, snapshot.certificate.notAfter),
  ],
  ['certificate_key_bits', ({ snapshot }) => snapshot.certificate?.keyBits],
  ['certificate_signature', ({ snapshot }) => snapshot.certificate?.signature],
  ['certificate_sha256', ({ snapshot }) => snapshot.certificate?.sha256],
];
