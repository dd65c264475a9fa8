import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { PlanStateAnswer } from '../../../app/api/plans.ts';
import { minuteOf } from '../../../core/facts/time.ts';
import { ask, isRefused } from '../../app/api.ts';
import { may } from '../../app/session.ts';
import { Icon } from '../../view/icons.tsx';
import { SureButton } from '../parts/sure-button.tsx';
import { canBeUndone, stateMark, stateWords } from './run-words.ts';

/** One plan that was run: how far it is or how it ended, the proof from outside, and how it is taken back. */
export function RunCard({
  run,
  follow,
}: {
  readonly run: PlanStateAnswer;
  readonly follow: (id: string) => Promise<void>;
}): JSX.Element {
  const { icon, look, says } = stateMark(run);
  const accepted = run.acceptedRisks.length === 0 ? '' : `, accepting ${run.acceptedRisks.join(', ')}`;
  return (
    <article class="run-card" aria-label={`Plan ${run.id}`} aria-busy={run.isBusy}>
      <header>
        <span class={`fares ${look}`}>
          <span class="badge">
            <Icon name={icon} />
          </span>
          <span class="fares-word">{says}</span>
        </span>
        <span class="quiet small">
          {minuteOf(run.changedAt)}, plan <code>{run.id}</code>
          {accepted}
        </span>
      </header>
      <p role="status" class="run-says">
        {stateWords(run)}
      </p>
      {run.isBusy ? <progress aria-label="At work" /> : null}
      <Proof run={run} />
      <ol class="run-steps">
        {run.steps.map(({ n, does, state, says: told }) => (
          <li key={n}>
            {does}
            {state === undefined ? null : <span class="pill">{stepWords[state]}</span>}
            {told === undefined || told === '' ? null : <span class="quiet"> {told}</span>}
          </li>
        ))}
      </ol>
      {[...run.problems, ...run.notes].map((line) => (
        <p class="quiet" key={line}>
          {line}
        </p>
      ))}
      <Deeds run={run} follow={follow} />
    </article>
  );
}

function Proof({ run: { before, after } }: { readonly run: PlanStateAnswer }): JSX.Element | null {
  if (before === undefined) return null;
  return (
    <dl class="pairs">
      <dt>Before</dt>
      <dd>
        {before.headline} <span class="quiet small unbroken">{minuteOf(before.at)}</span>
      </dd>
      {after === undefined ? null : (
        <>
          <dt>After</dt>
          <dd>
            <strong>{after.headline}</strong> <span class="quiet small unbroken">{minuteOf(after.at)}</span>
          </dd>
        </>
      )}
    </dl>
  );
}

/** What an administrator can do about a plan that was run. */
function Deeds({
  run,
  follow,
}: {
  readonly run: PlanStateAnswer;
  readonly follow: (id: string) => Promise<void>;
}): JSX.Element | null {
  const said = useSignal('');
  const isAsking = useSignal(false);
  if (!may('admin') || !canBeUndone(run)) return null;
  const post = async (deed: 'undo' | 'prove') => {
    isAsking.value = true;
    said.value = '';
    const answer = await ask('POST', `plans/${encodeURIComponent(run.id)}/${deed}`, {});
    isAsking.value = false;
    if (isRefused(answer)) said.value = answer.problem;
    else await follow(run.id);
  };
  return (
    <>
      <div class="tools">
        {run.state === 'awaitsRestart' ? (
          <button
            type="button"
            class="button strong-button"
            disabled={isAsking.value}
            onClick={() => void post('prove')}
          >
            Prove it now
          </button>
        ) : null}
        <SureButton
          says="Take it back"
          yes={`Yes, take it back on ${run.host}`}
          look="danger-button"
          isDisabled={isAsking.value}
          run={() => void post('undo')}
        >
          <p>
            This puts back on {run.host} what the plan changed, by the journal that lies there. What it cured
            may come back.
          </p>
        </SureButton>
      </div>
      <p class="refused" role="alert">
        {said.value}
      </p>
    </>
  );
}

const stepWords: Readonly<Record<NonNullable<PlanStateAnswer['steps'][number]['state']>, string>> = {
  pending: 'not begun',
  wouldChange: 'would change something',
  unchanged: 'was so already',
  done: 'done',
  failed: 'failed',
  undone: 'put back',
  undoFailed: 'could not be put back',
  notUndoable: 'done, has no way back',
  byHand: 'by hand',
};
