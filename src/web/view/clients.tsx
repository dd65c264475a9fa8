import type { JSX } from 'preact';
import type { CheckReport } from '../../core/report/check-report.ts';
import type { ClientGroup } from '../sheet/client-groups.ts';
import { Icon } from './icons.tsx';
import { Section } from './section.tsx';

/** For whom the host works, as far as it was measured: clients with one answer and one reason stand together. */
export function Clients({
  groups,
  report,
}: {
  readonly groups: readonly ClientGroup[];
  readonly report: CheckReport;
}): JSX.Element | null {
  if (groups.length === 0) return null;
  const said = report.anotherClient ?? report.watch;
  return (
    <Section title="Works for whom" name="clients">
      {said === undefined ? null : <p>Other clients: {said}</p>}
      {groups.map(({ connects, why, names }) => (
        <div class={`client-group ${connects}`} key={`${connects} ${why}`}>
          <p class="client-answer">
            <span class="badge">
              <Icon name={marks[connects]} />
            </span>
            <span>
              <strong>{answers[connects]}</strong>
              {why === '' ? '' : ` (${why})`}
            </span>
          </p>
          <ul class="chips">
            {names.map(({ name, isDoubtful }) => (
              <li key={name}>
                {name.replace(/^mstsc, /, '')}
                {isDoubtful ? <span class="quiet"> probably</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

const answers = { yes: 'would connect', no: 'would not', notKnown: 'not known' } as const;
const marks = { yes: 'passed', no: 'died', notKnown: 'unknown' } as const;
