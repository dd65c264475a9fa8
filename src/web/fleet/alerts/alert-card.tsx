import type { JSX } from 'preact';
import type { Alert } from '../../../core/fleet/alert.ts';
import { To } from '../../app/to.tsx';
import { Icon, type IconName } from '../../view/icons.tsx';
import { Dated } from '../parts/dated.tsx';
import { ago } from '../parts/time-words.ts';

/** One alert in a list: how grave, what is, since when, of how many, who sees to it. */
export function AlertCard({ alert }: { readonly alert: Alert }): JSX.Element {
  const { id, headline, firstStep, hosts, since, recoveredAt, acknowledged, state } = alert;
  const isOver = state === 'recovered';
  // What is over stands under a heading of its own.
  const Title = isOver ? 'h3' : 'h2';
  return (
    <li class={`panel alert-card ${isOver ? 'is-over' : alert.severity}`}>
      <GravityMark alert={alert} />
      <div>
        <Title>
          <To to={`/alerts/${encodeURIComponent(id)}`}>
            <Dated text={headline} />
          </To>
        </Title>
        {isOver || firstStep === undefined ? null : <p class="alert-step">{firstStep}</p>}
        <p class="alert-facts">
          <span>
            {isOver ? `ended ${ago(recoveredAt ?? since, Date.now())}` : `began ${ago(since, Date.now())}`}
          </span>
          {hosts.length > 1 ? <span>{hosts.length.toLocaleString('en')} hosts</span> : null}
          {state === 'waiting' ? <span>nobody was told yet</span> : null}
          {acknowledged === undefined ? null : <span class="taken">{acknowledged.by} sees to it</span>}
        </p>
      </div>
    </li>
  );
}

/** How grave it is, by shape, word and colour. */
export function GravityMark({ alert }: { readonly alert: Pick<Alert, 'severity' | 'state'> }): JSX.Element {
  const { says, icon, look } = alert.state === 'recovered' ? over : gravities[alert.severity];
  return (
    <span class={`fares ${look}`}>
      <span class="badge">
        <Icon name={icon} />
      </span>
      <span class="fares-word">{says}</span>
    </span>
  );
}

interface Mark {
  readonly says: string;
  readonly icon: IconName;
  readonly look: string;
}

const over: Mark = { says: 'Over', icon: 'passed', look: 'good' };
const gravities: Readonly<Record<Alert['severity'], Mark>> = {
  critical: { says: 'Critical', icon: 'died', look: 'bad' },
  warning: { says: 'Warning', icon: 'flawed', look: 'warn' },
  notice: { says: 'Notice', icon: 'quiet', look: 'none' },
};
