import { expect, it } from 'vitest';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import type { ScriptResult } from '../../src/core/remedy/script-result.ts';
import { disagreementOf } from '../../src/app/fix/disagreement.ts';

const plan: Plan = {
  format: 1,
  id: 'fix-20260901-0a0b0c0d-server',
  target: 'srv01',
  machine: 'server',
  createdAt: '2026-09-01T12:00:00Z',
  causes: [],
  acceptedRisks: [],
  steps: [
    { n: 1, remedy: 'Start it', action: { kind: 'startService', service: 'TermService' } },
    { n: 2, remedy: 'Restart', action: { kind: 'restartServices', services: ['TermService'] } },
  ],
};
const steps: ScriptResult['steps'] = [
  { n: 1, kind: 'startService', state: 'done' },
  { n: 2, kind: 'restartServices', state: 'notUndoable' },
];
const result: ScriptResult = {
  format: 1,
  plan: plan.id,
  computer: 'SRV01',
  mode: 'apply',
  outcome: 'applied',
  engine: 'Desktop 5.1',
  startedAt: '',
  finishedAt: '',
  journal: '',
  steps,
  problems: [],
  notes: [],
};

it.each<[string, 'apply' | 'undo', Partial<ScriptResult>, string | undefined]>([
  ['the plan, applied', 'apply', {}, undefined],
  ['applied before', 'apply', { outcome: 'alreadyApplied' }, undefined],
  ['taken back', 'undo', { mode: 'undo', outcome: 'undone' }, undefined],
  ['a refusal', 'undo', { outcome: 'refused', steps: [] }, undefined],
  [
    'a refusal before the plan was read',
    'apply',
    { plan: 'unknown-plan', outcome: 'refused', steps: [] },
    undefined,
  ],
  ['failed and put back', 'apply', { outcome: 'failedAndUndone' }, undefined],
  [
    'another plan',
    'apply',
    { plan: 'fix-20260101-deadbeef-server' },
    'is of plan fix-20260101-deadbeef-server',
  ],
  [
    'another plan that refuses',
    'apply',
    { plan: 'fix-other-one', outcome: 'refused' },
    'is of plan fix-other-one',
  ],
  ['no plan that is applied', 'apply', { plan: 'unknown-plan' }, 'is of plan unknown-plan'],
  ['a rehearsal', 'apply', { mode: 'whatIf', outcome: 'wouldChange' }, 'is of whatIf, asked for was apply'],
  ['applying for an undo', 'undo', {}, 'is of apply, asked for was undo'],
  ['undone of an apply that says undo', 'undo', { mode: 'undo' }, 'undo cannot end as applied'],
  ['one step of two', 'apply', { steps: steps.slice(0, 1) }, 'other steps'],
  ['more steps', 'apply', { steps: [...steps, ...steps] }, 'other steps'],
  ['the steps in another order', 'apply', { steps: steps.toReversed() }, 'other steps'],
  [
    'steps of another kind',
    'apply',
    { steps: [steps[0]!, { n: 2, kind: 'setNla', state: 'done' }] },
    'other steps',
  ],
  [
    'a failed step under applied',
    'apply',
    { steps: [steps[0]!, { ...steps[1]!, state: 'failed' }] },
    'it says applied, but step 2 is failed',
  ],
  [
    'a step not put back under undone',
    'undo',
    { mode: 'undo', outcome: 'undone', steps: [{ ...steps[0]!, state: 'undoFailed' }, steps[1]!] },
    'it says undone, but step 1 is undoFailed',
  ],
])('%s', (_, mode, changes, wrong) => {
  const found = disagreementOf({ ...result, ...changes }, plan, mode);
  if (wrong === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(wrong);
});
