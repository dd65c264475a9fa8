import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Alert } from '../../../core/fleet/alert.ts';
import { get, isRefused } from '../../app/api.ts';
import { useAsked } from '../parts/answer-of.ts';
import { Empty, Failed, Waiting } from '../parts/states.tsx';
import { AlertCard } from './alert-card.tsx';

interface Alerts {
  readonly alerts?: readonly Alert[];
  readonly next?: string;
}

/** What is wrong now, the gravest first, and what was. */
export function AlertsView(): JSX.Element {
  const open = useAsked<Alerts>('alerts', ['alerts']);
  const all = open.answer.value?.alerts;
  const sorted = all?.toSorted(
    (a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity) || (a.since < b.since ? 1 : -1),
  );
  return (
    <div class="alerts">
      <div class="view-head">
        <div>
          <h1>Alerts</h1>
          <p class="quiet">{sorted === undefined ? '' : summary(sorted)}</p>
        </div>
      </div>
      {open.problem.value === undefined ? null : <Failed problem={open.problem.value} again={open.again} />}
      {sorted === undefined && open.problem.value === undefined ? <Waiting /> : null}
      {sorted?.length === 0 ? (
        <Empty icon="passed" title="Nothing is wrong that anybody knows of">
          <p>
            What fails, nears its end or grows weaker shows here, with its proof and the first thing to do.
          </p>
        </Empty>
      ) : null}
      <ul class="alert-list">
        {sorted?.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
      </ul>
      <PastAlerts />
    </div>
  );
}

function PastAlerts(): JSX.Element {
  const past = useAsked<Alerts>('alerts/past?limit=20', ['alerts']);
  const older = useSignal<Alerts>({});
  const isBusy = useSignal(false);
  const first = past.answer.value;
  const all = [...(first?.alerts ?? []), ...(older.value.alerts ?? [])];
  const next = older.value.alerts === undefined ? first?.next : older.value.next;
  if (all.length === 0) return <p class="quiet">{first === undefined ? '' : 'No alert is over yet.'}</p>;
  return (
    <section class="past-alerts">
      <h2>Over</h2>
      <ul class="alert-list">
        {all.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
      </ul>
      {next === undefined ? null : (
        <button
          type="button"
          class="button"
          disabled={isBusy.value}
          onClick={async () => {
            isBusy.value = true;
            const more = await get<Alerts>(`alerts/past?limit=50&before=${encodeURIComponent(next)}`);
            isBusy.value = false;
            if (isRefused(more)) return;
            const { alerts = [], ...end } = more;
            older.value = { alerts: [...(older.value.alerts ?? []), ...alerts], ...end };
          }}
        >
          Show older ones
        </button>
      )}
    </section>
  );
}

function summary(alerts: readonly Alert[]): string {
  const taken = alerts.filter(({ acknowledged }) => acknowledged !== undefined).length;
  return [
    `${alerts.length} open`,
    ...gravity.flatMap((severity) => {
      const count = alerts.filter((alert) => alert.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}`];
    }),
    ...(taken === 0 ? [] : [`${taken} taken`]),
  ].join(' · ');
}

const gravity: readonly Alert['severity'][] = ['critical', 'warning', 'notice'];
