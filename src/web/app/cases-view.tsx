import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { AnswerView } from '../view/answer.tsx';
import { Icon } from '../view/icons.tsx';
import { Live } from '../view/live.tsx';
import { SheetView } from '../view/sheet.tsx';
import { markWords, seals } from '../view/verdict.tsx';
import type { JudgedCase } from '../work/judge.ts';
import { CaseTools } from './case-tools.tsx';
import { busy, shown, view, type Shown } from './desk.ts';
import { Notice, WithoutServer } from './notices.tsx';
import { OwnPlan } from './own-plan.tsx';
import { Questions } from './questions.tsx';
import { ReadingView } from './reading.tsx';

/** What the page found: the answer to a text, the cases of files, or a host as it is being looked at. */
export function CasesView(): JSX.Element {
  const now = busy.value;
  const told = shown.value;
  return (
    <div class="cases">
      {now?.is === 'reading' ? <ReadingView now={now} /> : null}
      {now?.is === 'explaining' ? (
        <p class="quiet" role="status">
          Reading what you pasted …
        </p>
      ) : null}
      {now?.is === 'checking' ? <Live target={now.target} rows={now.rows} /> : null}
      <p class="unseen" role="status">
        {saidOf(told)}
      </p>
      {told === undefined ? null : <Told told={told} />}
    </div>
  );
}

/** What whoever listens hears once there is something to read. */
function saidOf(told: Shown | undefined): string {
  if (told === undefined) return '';
  const [first, ...others] = told.cases;
  if (first === undefined) return told.answer?.means ?? '';
  const more = others.length === 0 ? '' : `, and ${others.length} more connections`;
  return `${first.sheet.report.headline}${more}`;
}

function Told({ told }: { readonly told: Shown }): JSX.Element {
  const { answer, cases, notes, problem, withoutServer, logs } = told;
  const isEmpty = cases.length === 0 && answer === undefined && withoutServer === undefined && !problem;
  return (
    <>
      {problem === undefined ? null : <Notice title="That did not work" lines={[problem]} />}
      {withoutServer === undefined ? null : <WithoutServer target={withoutServer} />}
      {isEmpty ? (
        <Notice
          title="Nothing in these files tells about Remote Desktop"
          lines={notes.length === 0 ? ['They were read to their end.'] : notes}
        />
      ) : null}
      {isEmpty || notes.length === 0 ? null : <Notice title="Not all of it could be read" lines={notes} />}
      {answer === undefined ? null : <AnswerView answer={answer} />}
      {logs === 0 ? null : (
        <button type="button" class="button to-events no-print" onClick={() => (view.value = 'events')}>
          <Icon name="list" /> Show every record of {logs === 1 ? 'the log' : `the ${logs} logs`}
        </button>
      )}
      {cases.length > 1 ? <Several cases={cases} /> : null}
      {cases.length === 1 ? <One judged={cases[0]!} id="c1" /> : null}
    </>
  );
}

/** Several connections of a capture: a list to choose from, and the chosen one. */
function Several({ cases }: { readonly cases: readonly JudgedCase[] }): JSX.Element {
  const at = useSignal(0);
  const chosen = cases[Math.min(at.value, cases.length - 1)]!;
  return (
    <div class="several">
      <nav class="panel case-list no-print" aria-label="Connections">
        <h2>{cases.length} connections</h2>
        <ul>
          {cases.slice(0, MOST_LISTED).map(({ sheet: { report } }, i) => (
            <li key={`${i} ${report.target}`} class={report.mark}>
              <button
                type="button"
                aria-current={i === at.value ? 'true' : undefined}
                onClick={() => {
                  at.value = i;
                }}
              >
                <span class="seal small-seal">
                  <Icon name={seals[report.mark]} />
                  <span class="unseen">{markWords[report.mark]}: </span>
                </span>
                <span>
                  <span class="host">{report.target}</span>
                  <span class="case-headline">{report.headline}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {cases.length > MOST_LISTED ? <p class="quiet">and {cases.length - MOST_LISTED} more</p> : null}
      </nav>
      <One judged={chosen} id={`c${at.value + 1}`} key={at.value} />
    </div>
  );
}

function One({ judged, id }: { readonly judged: JudgedCase; readonly id: string }): JSX.Element {
  return (
    <SheetView
      sheet={judged.sheet}
      id={id}
      add={{
        tools: <CaseTools judged={judged} />,
        questions: <Questions judged={judged} />,
        plan: (plan) => <OwnPlan plan={plan} file={judged.file} />,
      }}
    />
  );
}

const MOST_LISTED = 300;
