import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RiskId } from '../../core/remedy/action.ts';
import { riskMeaning } from '../../core/report/plan/risk-words.ts';
import { Icon } from '../view/icons.tsx';
import type { AskedRisk } from './asked-risks.ts';

/** Risks by name, with what each means; a person accepts one by typing its name. */
export function RiskConsent({
  asked,
  accepted,
  lack,
  said,
  accept,
  takeBack,
}: {
  readonly asked: readonly AskedRisk[];
  readonly accepted: readonly RiskId[];
  /** What there is not, as long as none is accepted. */
  readonly lack: string | undefined;
  readonly said: string;
  readonly accept: (risk: RiskId) => void;
  readonly takeBack: (risk: RiskId) => void;
}): JSX.Element {
  return (
    <div class="risks no-print">
      {asked.map(({ risk, remedies }) => (
        <Risk
          key={risk}
          risk={risk}
          remedies={remedies}
          isAccepted={accepted.includes(risk)}
          accept={() => accept(risk)}
          takeBack={() => takeBack(risk)}
        />
      ))}
      {lack === undefined ? null : <p class="quiet">{lack}</p>}
      <p class="said" role="status">
        {said}
      </p>
    </div>
  );
}

function Risk({
  risk,
  remedies,
  isAccepted,
  accept,
  takeBack,
}: AskedRisk & {
  readonly isAccepted: boolean;
  readonly accept: () => void;
  readonly takeBack: () => void;
}): JSX.Element {
  const own = useRef<HTMLElement>(null);
  const wasAccepted = useRef(isAccepted);
  useEffect(() => {
    // What had the focus is gone: it goes on with what came in its place.
    if (wasAccepted.current !== isAccepted) own.current?.querySelector<HTMLElement>('input, button')?.focus();
    wasAccepted.current = isAccepted;
  }, [isAccepted]);
  return (
    <section
      class={`risk-card ${isAccepted ? 'is-accepted' : ''}`}
      aria-labelledby={`risk-${risk}`}
      ref={own}
    >
      <h4 id={`risk-${risk}`}>
        <Icon name="flawed" /> {isAccepted ? 'Accepted: ' : 'Left out for its risk: '}
        <code>{risk}</code>
      </h4>
      <p>{riskMeaning[risk]}</p>
      <p class="quiet">
        {isAccepted ? 'It allows: ' : 'It would allow: '}
        {remedies.join('; ')}.
      </p>
      {isAccepted ? (
        <p>
          <button type="button" class="button small-button" onClick={takeBack}>
            Take {risk} back
          </button>
        </p>
      ) : (
        <TypeToAccept risk={risk} accept={accept} />
      )}
    </section>
  );
}

/** The name is typed, not clicked: nobody accepts a risk in passing. */
function TypeToAccept({ risk, accept }: { readonly risk: RiskId; readonly accept: () => void }): JSX.Element {
  const typed = useSignal('');
  const isNamed = typed.value.trim() === risk;
  return (
    <form
      class="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed) accept();
      }}
    >
      <label class="field">
        To accept it, type its name: {risk}
        <input
          name={`accept-${risk}`}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="button danger-button" disabled={!isNamed}>
        Accept the risk
      </button>
    </form>
  );
}
