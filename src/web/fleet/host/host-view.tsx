import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HostAnswer, HostTimeline } from '../../../app/api/fleet.ts';
import { harmless } from '../../../core/bytes/harmless.ts';
import { To } from '../../app/to.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { FaresMark } from '../parts/fares-mark.tsx';
import { Empty, Failed, Waiting } from '../parts/states.tsx';
import { Switch } from '../parts/switch.tsx';
import { ago, lengthWords } from '../parts/time-words.ts';
import { HostPlans } from '../plans/host-plans.tsx';
import { CertificateHistory } from './certificate-history.tsx';
import { ChangesList } from './changes-list.tsx';
import { useCheckNow } from './check-now.tsx';
import { DayRun } from './day-run.tsx';
import { HostNow, showDiagnosis } from './host-now.tsx';
import { HostWatching } from './host-watching.tsx';
import { QualityCharts } from './quality-charts.tsx';
import { CheckStrip } from './check-strip.tsx';
import { StoredDiagnosis } from './stored-diagnosis.tsx';

/** Everything that is known of one host: how it is now, from everywhere, and how it came to that. */
export function HostView({ target }: { readonly target: string }): JSX.Element {
  const span = useSignal<Span>('7');
  const path = `hosts/${encodeURIComponent(target)}`;
  const host = useAsked<HostAnswer>(path, ['checks', 'hosts']);
  const since = useMemo(() => sinceOf(span.value), [span.value]);
  const past = useAsked<HostTimeline>(`${path}/timeline?since=${since}`, ['checks']);
  const isWatched = host.problem.value?.refused !== 404;
  const hasPast = (past.answer.value?.checks.length ?? 0) + (past.answer.value?.days.length ?? 0) > 0;
  return (
    <div class="host-view">
      <Head target={target} host={host.answer.value} again={host.again} />
      {isWatched || !hasPast ? null : (
        <p class="quiet">This host is not watched any more. What was seen of it before is below.</p>
      )}
      {host.problem.value === undefined || !isWatched ? null : (
        <Failed problem={host.problem.value} again={host.again} />
      )}
      {host.answer.value === undefined ? null : <HostPlans host={host.answer.value} />}
      {past.answer.value === undefined && past.problem.value === undefined ? <Waiting rows={8} /> : null}
      {past.problem.value === undefined ? null : <Failed problem={past.problem.value} again={past.again} />}
      {past.answer.value === undefined ? null : (
        <Past
          past={past.answer.value}
          isWatched={isWatched}
          span={span.value}
          pick={(next) => (span.value = next)}
        />
      )}
    </div>
  );
}

type Span = '1' | '7' | '30' | '90';

function Head({
  target,
  host,
  again,
}: {
  readonly target: string;
  readonly host: HostAnswer | undefined;
  readonly again: () => Promise<void>;
}): JSX.Element {
  const { button, seen } = useCheckNow(target);
  return (
    <>
      <p class="way-back">
        <To to="/fleet">Fleet</To>
      </p>
      <div class="view-head">
        <div>
          <h1 class="host-name">{harmless(host?.spelled ?? target)}</h1>
          <p class="quiet">
            {host === undefined
              ? ''
              : [...host.groups, `looked at every ${lengthWords(host.everySeconds)}`].join(' · ')}
            {host?.expect === undefined ? '' : ` · expected: ${host.expect}`}
            {host?.note === undefined ? '' : ` · ${host.note}`}
          </p>
        </div>
        <div class="tools">
          {button}
          {host === undefined ? null : <HostWatching host={host} again={again} />}
        </div>
      </div>
      {seen}
    </>
  );
}

function Past({
  past,
  isWatched,
  span,
  pick,
}: {
  readonly past: HostTimeline;
  readonly isWatched: boolean;
  readonly span: Span;
  readonly pick: (span: Span) => void;
}): JSX.Element {
  const vantages = [...new Set([...past.checks, ...past.days].map(({ vantage }) => vantage))];
  const wanted = useSignal<string | undefined>(undefined);
  const opened = useSignal<string | undefined>(undefined);
  const vantage = vantages.find((each) => each === wanted.value) ?? vantages[0];
  const checks = past.checks.filter((check) => check.vantage === vantage);
  const shown = checks.find(({ id }) => id === opened.value) ?? checks[0];
  const open = (id: string) => {
    opened.value = id;
    showDiagnosis();
  };
  const spans = <Switch label="Time" value={span} of={spanNames} pick={pick} />;
  if (vantage === undefined)
    return (
      <Empty icon="clock" title={isWatched ? 'No check in this time' : 'This host is not watched'}>
        <p>
          {isWatched
            ? 'Nobody looked at this host then.'
            : 'Nobody looked at it in this time either. A single check looks at it once; watched hosts are added under Settings.'}
        </p>
        {spans}
      </Empty>
    );
  return (
    <>
      <HostNow
        newest={vantages.map((each) => past.checks.find((check) => check.vantage === each))}
        leads={past.leads}
      />
      <div class="host-choices">
        {vantages.length > 1 ? (
          <Switch
            label="Seen from"
            value={vantage}
            of={vantages.map((name) => [name, `from ${name}`] as const)}
            pick={(name) => (wanted.value = name)}
          />
        ) : (
          <p class="quiet">seen from {vantage}</p>
        )}
        {spans}
      </div>
      <section class="panel history">
        <h2>How it went</h2>
        <CheckStrip checks={checks} leads={past.leads} shown={shown?.id} pick={open} />
        <DayRun checks={checks} days={past.days.filter((day) => day.vantage === vantage)} />
      </section>
      <div class="columns">
        <div class="column">
          <ChangesList checks={checks} past={past} pick={open} />
          <CertificateHistory spells={past.certificates} />
        </div>
        <div class="column">
          <QualityCharts checks={checks} />
        </div>
      </div>
      {shown === undefined ? null : (
        <section class="stored" id="diagnosis" tabIndex={-1}>
          <h2>
            {shown.id === checks[0]?.id ? 'Newest diagnosis' : 'Diagnosis'}{' '}
            <span class="quiet">{ago(shown.endedAt, Date.now())}</span>{' '}
            <FaresMark of={shown.snapshot.outcome} />
          </h2>
          <StoredDiagnosis check={shown.id} key={shown.id} />
        </section>
      )}
    </>
  );
}

/** To the minute, so that the same question has the same address. */
function sinceOf(span: Span): string {
  return new Date(Date.now() - Number(span) * 86_400_000).toISOString().replace(/:\d\d\.\d+Z$/, ':00Z');
}

const spanNames: readonly (readonly [Span, string])[] = [
  ['1', 'Day'],
  ['7', 'Week'],
  ['30', 'Month'],
  ['90', 'Quarter'],
];
