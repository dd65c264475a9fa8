import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Section } from '../view/section.tsx';
import type { JudgedCase } from '../work/judge.ts';
import { answerQuestion } from './ask.ts';

/** What only the person can say, as buttons: an answer is judged at once. */
export function Questions({ judged }: { readonly judged: JudgedCase }): JSX.Element | null {
  const isBusy = useSignal(false);
  const { questions } = judged.sheet;
  if (questions.length === 0) return null;
  return (
    <Section
      title={questions.length === 1 ? 'One question to you' : 'Questions to you'}
      name="questions no-print"
    >
      {questions.map(({ asks, answers }) => (
        <fieldset key={asks} disabled={isBusy.value}>
          <legend>Say {asks}.</legend>
          <div class="answers">
            {answers.map(({ says, told }) => (
              <button
                type="button"
                class="button"
                key={says}
                onClick={async () => {
                  isBusy.value = true;
                  await answerQuestion(judged, told);
                  isBusy.value = false;
                }}
              >
                {says}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <p class="quiet small">The answer changes what is likely and what to do; never what was measured.</p>
    </Section>
  );
}
