import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Alert, Delivery } from '../../../core/fleet/alert.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { leads } from '../fleet-desk.ts';
import { noticeWords } from '../../../core/report/fleet/notice-words.ts';
import { ask, isRefused } from '../../app/api.ts';
import { may } from '../../app/session.ts';
import { To } from '../../app/to.tsx';
import { Part } from '../parts/part.tsx';
import { useAsked } from '../parts/answer-of.ts';
import { Dated } from '../parts/dated.tsx';
import { Failed, Waiting } from '../parts/states.tsx';
import { hostAddress } from '../table/columns.tsx';
import { GravityMark } from './alert-card.tsx';

interface OneAlert {
  readonly alert?: Alert;
  readonly deliveries?: readonly Delivery[];
}

/** One alert: what is, its proof, what to do first, whose it is, and who was told. */
export function AlertView({ id }: { readonly id: string }): JSX.Element {
  const path = `alerts/${encodeURIComponent(id)}`;
  const asked = useAsked<OneAlert>(path, ['alerts']);
  const { alert, deliveries = [] } = asked.answer.value ?? {};
  return (
    <div class="alert-view">
      <p class="way-back">
        <To to="/alerts">Alerts</To>
      </p>
      {asked.problem.value === undefined ? null : (
        <Failed problem={asked.problem.value} again={asked.again} />
      )}
      {alert === undefined && asked.problem.value === undefined ? <Waiting /> : null}
      {alert === undefined ? (
        <h1 class="unseen">Alert</h1>
      ) : (
        <>
          <header class={`alert-head ${alert.severity}`}>
            <GravityMark alert={alert} />
            <h1>
              <Dated text={alert.headline} />
            </h1>
            <Life alert={alert} />
            <Take alert={alert} path={path} again={asked.again} />
          </header>
          <div class="columns">
            <div class="column">
              {alert.firstStep === undefined ? null : (
                <Part title="Do this first" name="advice">
                  <p class="means">{alert.firstStep}</p>
                </Part>
              )}
              <Part title="Proof" name="proof">
                <ul class="lines">
                  {alert.proof.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Part>
              <Causes alert={alert} />
            </div>
            <div class="column">
              <Hosts hosts={alert.hosts} />
              <Told deliveries={deliveries} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function Life({
  alert: { since, toldAt, recoveredAt, acknowledged },
}: {
  readonly alert: Alert;
}): JSX.Element {
  return (
    <p class="alert-facts">
      <span>since {minuteOf(since)}</span>
      {toldAt === undefined ? null : <span>told {minuteOf(toldAt)}</span>}
      {recoveredAt === undefined ? null : <span>over since {minuteOf(recoveredAt)}</span>}
      {acknowledged === undefined ? null : (
        <span class="taken">
          {acknowledged.by} sees to it since {minuteOf(acknowledged.at)}
        </span>
      )}
    </p>
  );
}

function Take({
  alert,
  path,
  again,
}: {
  readonly alert: Alert;
  readonly path: string;
  readonly again: () => Promise<void>;
}): JSX.Element | null {
  const said = useSignal('');
  if (alert.state === 'recovered' || alert.acknowledged !== undefined || !may('operator')) return null;
  return (
    <p class="tools">
      <button
        type="button"
        class="button strong-button"
        onClick={async () => {
          const answer = await ask('POST', `${path}/take`);
          if (isRefused(answer)) said.value = answer.problem;
          else await again();
        }}
      >
        I take it
      </button>
      <span class="quiet small">Then nobody is reminded of it any more.</span>
      <span class="said" role="alert">
        {said.value}
      </span>
    </p>
  );
}

/** What each host was warned of, with what is assumed. */
function Causes({ alert: { notices } }: { readonly alert: Alert }): JSX.Element | null {
  const assuming = notices.filter(({ assumed }) => assumed.length > 0 || notices.length > 1);
  if (assuming.length === 0) return null;
  return (
    <Part title="What it is made of" name="made-of">
      {assuming.slice(0, MOST).map((notice) => {
        const { headline, proof } = noticeWords(notice, (id) => leads.value[id]);
        return (
          <details class="more" key={`${notice.key} ${notice.vantage ?? ''}`}>
            <summary>{headline}</summary>
            <ul class="lines">
              {proof.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        );
      })}
      {assuming.length > MOST ? <p class="quiet">and {assuming.length - MOST} more</p> : null}
    </Part>
  );
}

function Hosts({ hosts }: { readonly hosts: readonly string[] }): JSX.Element | null {
  if (hosts.length === 0) return null;
  return (
    <Part
      title={hosts.length === 1 ? 'Host' : `${hosts.length.toLocaleString('en')} hosts`}
      name="alert-hosts"
    >
      <ul class="host-list">
        {hosts.slice(0, MOST_HOSTS).map((host) => (
          <li key={host}>
            <To to={hostAddress(host)} name="host">
              {host}
            </To>
          </li>
        ))}
      </ul>
      {hosts.length > MOST_HOSTS ? <p class="quiet">and {hosts.length - MOST_HOSTS} more</p> : null}
    </Part>
  );
}

function Told({ deliveries }: { readonly deliveries: readonly Delivery[] }): JSX.Element {
  return (
    <Part title="Who was told" name="told-list">
      {deliveries.length === 0 ? (
        <p class="quiet">Nobody: no channel asks for alerts of this kind, or it is not time yet.</p>
      ) : (
        <ul class="deliveries">
          {deliveries.map(({ id, channel, event, state, sentAt, nextAt, attempts, problem }) => (
            <li key={id} class={state}>
              <p>
                <strong>{channel}</strong> <span class="quiet">{eventWords[event]}</span>
              </p>
              <p class={state === 'dead' || state === 'failed' ? 'delivery-problem' : 'quiet'}>
                {stateWords(state, { sentAt, nextAt, attempts })}
                {problem === undefined ? '' : `: ${problem}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function stateWords(
  state: Delivery['state'],
  {
    sentAt,
    nextAt,
    attempts,
  }: Partial<Record<'sentAt' | 'nextAt', string | undefined>> & Pick<Delivery, 'attempts'>,
): string {
  switch (state) {
    case 'sent':
      return `told ${sentAt === undefined ? '' : minuteOf(sentAt)}`;
    case 'due':
      return nextAt === undefined ? 'about to be told' : `to be told ${minuteOf(nextAt)}`;
    case 'failed':
      return `did not get through, attempt ${attempts}${nextAt === undefined ? '' : `; again ${minuteOf(nextAt)}`}`;
    case 'dead':
      return `given up after ${attempts} attempts`;
  }
}

const eventWords: Readonly<Record<Delivery['event'], string>> = {
  opened: 'that it began',
  recovered: 'that it is over',
  reminded: 'that it goes on',
};
const MOST = 40;
const MOST_HOSTS = 60;
