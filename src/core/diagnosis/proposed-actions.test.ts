import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { exampleFacts } from '../judging/example-case.ts';
import { observations } from '../observations/observations.ts';
import { actions, type Action } from '../remedy/actions.ts';
import { isRunnable } from '../remedy/choose-remedies.ts';
import type { Remedy } from '../remedy/remedy.ts';
import { inputsOf, judgeAll, lookAll } from './judged.ts';

/** Every remedy of an example in which its cause is proven or suspected, or its observation seen. */
const proposed: readonly (Remedy & { readonly by: string })[] = [
  ...causes.flatMap((cause) =>
    cause.examples.flatMap((example) => {
      const [judged] = judgeAll([cause], inputsOf(exampleFacts(example)));
      const is = judged!.verdict.is;
      return is === 'proven' || is === 'suspected' ? remediesOf(cause, exampleFacts(example)) : [];
    }),
  ),
  ...observations.flatMap((observation) =>
    observation.examples.flatMap((example) => {
      const [looked] = lookAll([observation], inputsOf(exampleFacts(example)));
      return looked!.sighting.is === 'seen' ? remediesOf(observation, exampleFacts(example)) : [];
    }),
  ),
];

function remediesOf(
  { id, remedies }: (typeof causes)[number] | (typeof observations)[number],
  facts: ReturnType<typeof exampleFacts>,
) {
  return remedies(inputsOf(facts) as never).map((remedy) => ({ ...remedy, by: id }));
}

/** What no finding proposes, and the command that makes a plan of it. */
const byCommand: { readonly [K in Action['kind']]?: string } = {
  importPfx: 'rdpdoctor bind FILE.pfx',
  bindListenerCertificate: 'rdpdoctor bind THUMBPRINT',
  restartWindows: 'rdpdoctor fix --restart-at',
};

describe('actions and what proposes them', () => {
  it.each(actions.map(({ kind }) => kind))('%s is proposed in an example, or made by a command', (kind) => {
    const by = proposed.filter((remedy) => remedy.actions.some((action) => action.kind === kind));
    expect([by.length > 0, byCommand[kind] !== undefined]).toEqual([
      byCommand[kind] === undefined,
      byCommand[kind] !== undefined,
    ]);
  });

  it.each(proposed.filter(isRunnable))('$by: "$title" states no risk, its actions tell it', (remedy) => {
    expect(remedy).not.toHaveProperty('risk');
  });

  it.each(proposed)(
    '$by: "$title" does not say by hand what its steps say themselves',
    ({ actions: all }) => {
      const runs = all.some(({ kind }) => kind !== 'byHand');
      const told = all.flatMap((action) => (action.kind === 'byHand' ? action.steps : []));
      expect(
        runs ? told.filter((step) => /restart (?:the|this) (?:server|client|computer)/i.test(step)) : [],
      ).toEqual([]);
    },
  );
});
