import type { Cause } from '../../src/core/causes/cause.ts';
import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { findingsOf, type Diagnosis, type Finding } from '../../src/core/diagnosis/diagnosis.ts';
import { inputsOf, judgeAll, lookAll } from '../../src/core/diagnosis/judged.ts';
import { exampleCase, exampleFacts } from '../../src/core/judging/example-case.ts';
import { riskOf, type Remedy } from '../../src/core/remedy/remedy.ts';
import type { Observation } from '../../src/core/observations/observation.ts';

/** What a cause says of itself and of each of its examples, and what the diagnosis of the example comes to; one line each. */
export function pageOfCause(cause: Cause): readonly string[] {
  const { phase, impact, predicts, shows = [], forbids = [], dialogs = [] } = cause;
  return [
    line('cause', { phase, impact, predicts, shows, forbids, dialogs }),
    ...cause.examples.flatMap((example) => {
      const [judged] = judgeAll([cause], inputsOf(exampleFacts(example)));
      return [line(example.name, shown(judged!.verdict)), ...diagnosed(example)];
    }),
  ];
}

/** The same of an observation. */
export function pageOfObservation(observation: Observation): readonly string[] {
  const { phase, impact, ending, whileAlive, hearsay, upTo, covers = [], dialogs = [] } = observation;
  return [
    line('observation', { phase, impact, ending, whileAlive, hearsay, upTo, covers, dialogs }),
    ...observation.examples.flatMap((example) => {
      const [looked] = lookAll([observation], inputsOf(exampleFacts(example)));
      return [line(example.name, shown(looked!.sighting)), ...diagnosed(example)];
    }),
  ];
}

function shown(verdict: { readonly because: readonly { readonly fact: string; readonly says: string }[] }) {
  return { ...verdict, because: verdict.because.map(({ fact, says }) => `${fact}: ${says}`) };
}

function diagnosed(example: Parameters<typeof exampleCase>[0]): readonly string[] {
  const said = diagnose(exampleCase(example), causes);
  const actions = [...findingsOf(said), ...said.perhaps].flatMap(remediesOf);
  return [line('  diagnosis', briefly(said)), ...[...new Set(actions)].map((each) => `    ${each}`)];
}

function briefly({
  outcome,
  phase,
  headline,
  lead,
  symptoms,
  also,
  perhaps,
  contradicted,
  ...rest
}: Diagnosis) {
  return {
    outcome,
    phase,
    headline,
    lead: lead && wordOf(lead),
    symptoms: symptoms.map(wordOf),
    also: also.map(wordOf),
    perhaps: perhaps.map(({ id }) => id),
    contradicted: contradicted.map(({ id }) => id),
    tryFirst: rest.tryFirst.map(({ id }) => id),
    told: rest.told?.fit,
  };
}

function wordOf({ id, impact, confidence, relevance }: Finding): string {
  return [id, impact, confidence ?? 'seen', relevance].join(' ');
}

function remediesOf({ id, remedies }: Finding): readonly string[] {
  return remedies.map(
    (remedy) => `${id} on ${remedy.on} ${riskOf(remedy)} ${JSON.stringify(remedy.actions.map(withoutSteps))}`,
  );
}

function withoutSteps(action: Remedy['actions'][number]) {
  return action.kind === 'byHand' ? action.kind : action;
}

function line(name: string, value: unknown): string {
  return `${name}: ${JSON.stringify(value)}`;
}
