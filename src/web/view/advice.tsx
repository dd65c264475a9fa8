import type { JSX } from 'preact';
import type { CheckReport } from '../../core/report/check-report.ts';
import type { Step } from '../../core/report/steps.ts';
import { Icon } from './icons.tsx';
import { Section } from './section.tsx';
import { Words } from './words.tsx';

/** What to do, the first step largest; what is only worth trying says so. */
export function Advice({ report }: { readonly report: CheckReport }): JSX.Element | null {
  const { tryFirst, doThis, next } = report;
  if (tryFirst.length + doThis.length + next.length === 0) return null;
  return (
    <Section title="Do this" name="advice">
      {tryFirst.map(({ title, steps, because, provenBy }) => (
        <div class="try" key={title}>
          <p class="try-why">Cheap, safe and can be undone; not proven to cure.</p>
          <Steps steps={steps} />
          <p>{because}</p>
          {provenBy === '' ? null : (
            <p class="quiet">
              Proven by: <Words text={provenBy} />
            </p>
          )}
        </div>
      ))}
      {doThis.length === 0 ? null : <Steps steps={doThis} />}
      {next.length === 0 ? null : (
        <ul class="next">
          {next.map((line) => (
            <li key={line}>
              <Icon name="arrow" />{' '}
              <span>
                <Words text={line} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }): JSX.Element {
  return (
    <ol class="todo">
      {steps.map(({ title, on, risk, command, details }) => (
        <li key={`${title} ${command ?? ''} ${details[0] ?? ''}`}>
          <p class="todo-title">
            {title}
            <span class="pill">{places[on]}</span>
            {risk === 'dropsSessions' ? <span class="pill likely">drops sessions</span> : null}
          </p>
          {details.map((detail) => (
            <p key={detail}>
              <Words text={detail} />
            </p>
          ))}
          {command === undefined ? null : <code class="command">{command}</code>}
        </li>
      ))}
    </ol>
  );
}

const places: Readonly<Record<Step['on'], string>> = {
  client: 'on the client',
  server: 'on the server',
  network: 'on the network',
  domain: 'in the domain',
  cloud: 'in the cloud portal',
};
