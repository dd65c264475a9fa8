import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Alert } from '../../../core/fleet/alert.ts';
import { saveAs } from '../../app/hand-out.ts';
import { Icon } from '../../view/icons.tsx';
import { now, problem, refreshFleet, rows, useFleet } from '../fleet-desk.ts';
import { useAsked } from '../parts/answer-of.ts';
import { Empty, Failed, Waiting } from '../parts/states.tsx';
import { CertificateList, endingCsv } from './certificate-list.tsx';
import { endingRows, type Ending } from './endings.ts';
import { MonthGrid } from './month-grid.tsx';

/** What the list shows: `pressing` (what needs somebody now), `all`, or the day or month that it begins with. */
type Choice = string;

/** When certificates end, and which should have been renewed already. */
export function CertificatesView(): JSX.Element {
  useFleet();
  const alerts = useAsked<{ readonly alerts?: readonly Alert[] }>('alerts', ['alerts']);
  const choice = useSignal<Choice>('pressing');
  const all = rows.value;
  const endings = all === undefined ? [] : endingRows(all, alerts.answer.value?.alerts ?? [], now.value);
  return (
    <div class="certificates">
      <div class="view-head">
        <div>
          <h1>Certificates</h1>
          <p class="quiet">When each host’s certificate ends, and whether something is known to renew it.</p>
        </div>
        {endings.length === 0 ? null : (
          <button
            type="button"
            class="button"
            onClick={() => saveAs('certificates.csv', endingCsv(endings), 'text/csv')}
          >
            <Icon name="download" /> CSV
          </button>
        )}
      </div>
      {problem.value === undefined ? null : <Failed problem={problem.value} again={refreshFleet} />}
      {all === undefined && problem.value === undefined ? <Waiting rows={10} /> : null}
      {all !== undefined && endings.length === 0 ? (
        <Empty icon="certificate" title="No certificate has been seen yet">
          <p>
            Checks that get as far as TLS bring them here. A missed renewal shows once the monitor has run
            long enough to know when certificates like it are usually renewed.
          </p>
        </Empty>
      ) : null}
      {endings.length === 0 ? null : (
        <Calendar endings={endings} choice={choice.value} pick={(to) => (choice.value = to)} />
      )}
    </div>
  );
}

function Calendar({
  endings,
  choice,
  pick,
}: {
  readonly endings: readonly Ending[];
  readonly choice: Choice;
  readonly pick: (choice: Choice) => void;
}): JSX.Element {
  const ended = endings.filter(({ days }) => days < 0);
  const missed = endings.filter(({ missed }) => missed !== undefined);
  const soon = endings.filter(({ days }) => days >= 0 && days < SOON_DAYS);
  const shown = endings.filter((each) => isShown(each, choice));
  return (
    <>
      <div class="tiles three">
        <Sum icon="died" look="bad" count={ended.length} says="Ended" note="clients are warned or refused" />
        <Sum
          icon="clock"
          look="warn"
          count={missed.length}
          says="Renewal missed"
          note="by what is known of their habit"
        />
        <Sum
          icon="calendar"
          look="time"
          count={soon.length}
          says={`End within ${SOON_DAYS} days`}
          note="not counting those that ended"
        />
      </div>
      <MonthGrid
        endings={endings}
        now={now.value}
        chosen={choice}
        pick={(day) => pick(day === choice ? 'pressing' : day)}
      />
      <div class="list-head">
        <h2>{titleOf(choice)}</h2>
        <div class="views" role="group" aria-label="List">
          {(['pressing', 'all'] as const).map((each) => (
            <button
              type="button"
              class="chip-button"
              key={each}
              aria-pressed={choice === each}
              onClick={() => pick(each)}
            >
              {each === 'pressing' ? 'Needs attention' : `All ${endings.length.toLocaleString('en')}`}
            </button>
          ))}
        </div>
      </div>
      <CertificateList endings={shown} />
    </>
  );
}

function Sum({
  icon,
  look,
  count,
  says,
  note,
}: {
  readonly icon: 'died' | 'clock' | 'calendar';
  readonly look: string;
  readonly count: number;
  readonly says: string;
  readonly note: string;
}): JSX.Element {
  return (
    <div class={`tile ${look} ${count === 0 ? 'none-there' : ''}`}>
      <span class="tile-head">
        <span class="badge">
          <Icon name={icon} />
        </span>
        {says}
      </span>
      <strong class="tile-count">{count.toLocaleString('en')}</strong>
      <span class="quiet small">{note}</span>
    </div>
  );
}

function isShown({ days, missed, ends }: Ending, choice: Choice): boolean {
  if (choice === 'all') return true;
  return choice === 'pressing' ? days < SOON_DAYS || missed !== undefined : ends.startsWith(choice);
}

function titleOf(choice: Choice): string {
  if (choice === 'all') return 'All certificates, the soonest first';
  return choice === 'pressing' ? 'Needs attention' : `Ending ${choice}`;
}

const SOON_DAYS = 30;
