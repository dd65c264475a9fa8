import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { dayOf, minuteOf } from '../../../core/facts/time.ts';
import { csvCell } from '../../../core/report/formats/csv-cell.ts';
import { noticeWords } from '../../../core/report/fleet/notice-words.ts';
import { To } from '../../app/to.tsx';
import { now } from '../fleet-desk.ts';
import { endsWords } from '../parts/time-words.ts';
import { hostAddress } from '../table/columns.tsx';
import type { Ending } from './endings.ts';

/** Certificates with what is assumed of their renewal, in words. */
export function CertificateList({ endings }: { readonly endings: readonly Ending[] }): JSX.Element {
  const most = useSignal(MOST);
  if (endings.length === 0)
    return <p class="panel quiet">Nothing here: no certificate ends then, and no renewal is overdue.</p>;
  return (
    <>
      <ul class="endings panel">
        {endings.slice(0, most.value).map((ending) => (
          <Row key={ending.host} ending={ending} />
        ))}
      </ul>
      {endings.length > most.value ? (
        <button type="button" class="button" onClick={() => (most.value += 10 * MOST)}>
          Show more: {(endings.length - most.value).toLocaleString('en')} are left
        </button>
      ) : null}
    </>
  );
}

function Row({ ending }: { readonly ending: Ending }): JSX.Element {
  const { host, subject, issuer, ends, days, missed, notice } = ending;
  const words = notice === undefined ? undefined : noticeWords(notice);
  const state = days < 0 ? 'over' : days < SOON_DAYS || missed !== undefined ? 'soon' : '';
  return (
    <li class={`ending-row ${state}`}>
      <p class="ending-when">
        <strong>{dayOf(ends)}</strong>
        <span>
          {days < 0 ? 'ended' : 'ends'} {endsWords(ends, now.value)}
        </span>
      </p>
      <div class="ending-what">
        <div class="ending-facts">
          <p>
            <To to={hostAddress(host)} name="host">
              {host}
            </To>
            {missed === undefined ? null : <span class="pill likely">renewal missed</span>}
          </p>
          <p class="quiet small">
            {subject}, issued by {issuer}
          </p>
        </div>
        {words === undefined ? null : (
          <details class="more">
            <summary>
              {notice?.assumed.length === 0 ? 'What was measured' : 'What is assumed, and from what'}
            </summary>
            <p>{words.headline}</p>
            <ul class="lines">
              {words.proof.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{words.firstStep}</p>
          </details>
        )}
      </div>
    </li>
  );
}

/** As CSV (RFC 4180), one row a host. */
export function endingCsv(endings: readonly Ending[]): string {
  const lines = [
    ['host', 'groups', 'subject', 'issuer', 'ends', 'days_left', 'renewal_due_by', 'assumed'],
    ...endings.map(({ host, groups, subject, issuer, ends, days, missed, notice }) => [
      csvCell(host),
      csvCell(groups.join('; ')),
      csvCell(subject),
      csvCell(issuer),
      csvCell(minuteOf(ends)),
      csvCell(days),
      csvCell(missed === undefined ? undefined : String(missed.evidence['dueBy'] ?? '')),
      csvCell(notice === undefined ? undefined : noticeWords(notice).headline),
    ]),
  ];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

const MOST = 60;
const SOON_DAYS = 30;
