import type { JSX } from 'preact';
import { minuteOf } from '../../core/facts/time.ts';
import type { CheckReport } from '../../core/report/check-report.ts';
import { Icon, type IconName } from './icons.tsx';

/** The first thing that is read: what is, why, how sure that is; of which host, when and from where. */
export function Verdict({ report, id }: { readonly report: CheckReport; readonly id: string }): JSX.Element {
  const { mark, headline, because, confidence, target, address, made, told } = report;
  const host = address === undefined ? target : `${target} (${address})`;
  const from = [made.from, made.address === undefined ? '' : `(${made.address})`].filter(Boolean).join(' ');
  return (
    <header class={`verdict ${mark}`}>
      <p class="eyebrow">
        <span class="host" title={host}>
          {host}
        </span>
        {made.at === '' ? null : <span>{minuteOf(made.at)}</span>}
        {from === '' ? null : <span>seen from {from}</span>}
      </p>
      <div class="verdict-words">
        <span class="seal">
          <Icon name={seals[mark]} />
          <span class="unseen">{markWords[mark]}: </span>
        </span>
        <div>
          <h2 id={id}>{headline}</h2>
          {because === undefined ? null : <p class="because">{because}</p>}
          {confidence === undefined ? null : (
            <p class="how-sure">
              <span class={`pill ${confidence}`}>{confidence}</span> {confidenceWords[confidence]}
            </p>
          )}
          {told === undefined ? null : <p class="told">You saw: {told}</p>}
        </div>
      </div>
    </header>
  );
}

/** What the marks are called, so that no colour has to say it. */
export const markWords: Readonly<Record<CheckReport['mark'], string>> = {
  healthy: 'Healthy',
  degraded: 'Works, with a fault',
  blocked: 'Blocked',
  unknown: 'Not known',
};

export const seals: Readonly<Record<CheckReport['mark'], IconName>> = {
  healthy: 'passed',
  degraded: 'flawed',
  blocked: 'died',
  unknown: 'unknown',
};

const confidenceWords = {
  certain: 'proven by what was measured',
  likely: 'what was measured fits, and nothing contradicts it',
  possible: 'nothing proves it yet',
} as const;
