import type { JSX } from 'preact';
import { harmless } from '../../core/bytes/harmless.ts';
import { minuteOf } from '../../core/facts/time.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { SheetView } from './sheet.tsx';

/** Sheets as a document of their own. */
export function ReportDocument({
  sheets,
  style,
}: {
  readonly sheets: readonly Sheet[];
  readonly style: string;
}): JSX.Element {
  const [first] = sheets;
  const title = sheets.length === 1 ? (first?.report.target ?? '') : `${sheets.length} hosts`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Remote Desktop: ${harmless(title)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="report">
        <main>
          <h1 class="unseen">{`Remote Desktop: ${harmless(title)}`}</h1>
          {sheets.map((sheet, i) => (
            <SheetView key={i} sheet={sheet} id={`s${i + 1}`} whole />
          ))}
        </main>
        {first === undefined ? null : <Made sheet={first} />}
      </body>
    </html>
  );
}

function Made({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const { version, at, from, address } = sheet.report.made;
  const where = from === '' ? '' : `, from ${from}${address === undefined ? '' : ` (${address})`}`;
  return (
    <footer>
      rdpdoctor{version === undefined ? '' : ` ${version}`}
      {at === '' ? '' : `, ${minuteOf(at)}`}
      {where}
    </footer>
  );
}
