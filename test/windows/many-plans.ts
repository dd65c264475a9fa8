import * as fc from 'fast-check';
import { riskIds } from '../../src/core/remedy/action.ts';
import { mergeSteps } from '../../src/core/remedy/merge-steps.ts';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import type { Certificates } from './machine-state.ts';
import { planOf, singles } from './plans.ts';

/** A plan, and where its first run is disturbed: not at all, by an error, or by the power. */
export interface Draw {
  readonly plan: Plan;
  readonly fault: {
    readonly At: string;
    readonly N: number;
    readonly When: string;
    readonly How: string;
  } | null;
}

/** Plans as the product joins them from one to eight steps, each with its disturbance; the same for the same seed. */
export function drawPlans(
  certificates: Certificates | 'names',
  count: number,
  seed: number,
): readonly Draw[] {
  return fc.sample(drawOf(certificates), { numRuns: count, seed });
}

function drawOf(certificates: Certificates | 'names'): fc.Arbitrary<Draw> {
  const steps = fc.array(fc.oneof(fc.constantFrom(...exactOnes(certificates)), settings), {
    minLength: 1,
    maxLength: 8,
  });
  return fc.record({ steps, fault }).map((drawn) => {
    const drafts = drawn.steps
      .flat()
      .map((action) => ({ machine: 'server', remedy: 'Try it', cause: 'x', action }) as const);
    const merged = mergeSteps(withoutExceptions(drafts)).steps.map(({ action }) => action);
    return { plan: planOf('plan-many-test', merged, [...riskIds]), fault: drawn.fault };
  });
}

/** The actions of every case that says its undo is exact; a plan of a user's own settings is another kind of plan. */
function exactOnes(certificates: Certificates | 'names'): readonly (readonly Action[])[] {
  return singles(certificates)
    .filter(({ exact }) => exact !== false)
    .map(({ actions }) => actions)
    .filter(
      (actions) => !actions.some(({ kind }) => kind === 'trustCertificate' || kind === 'rewriteRdpFile'),
    );
}

/**
 * Windows makes itself a certificate at a restart where its own is gone; that one stays, whoever undoes what. A plan with a .pfx is
 * refused where a key file is closed to administrators.
 */
function withoutExceptions<T extends { readonly action: Action }>(drafts: readonly T[]): readonly T[] {
  const has = (kind: Action['kind']) => drafts.some(({ action }) => action.kind === kind);
  const left: readonly Action['kind'][] = [
    ...(has('removeCertificate') ? (['restartServices', 'startService'] as const) : []),
    ...(has('importPfx') ? (['grantKeyAccess', 'setAsideKeyFile'] as const) : []),
  ];
  return drafts.filter(({ action }) => !left.includes(action.kind));
}

const listener = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp';

/** Values of every kind, over what stands there and where nothing stands. */
const settings: fc.Arbitrary<readonly Action[]> = fc
  .record({
    name: fc.constantFrom('MaxInstanceCount', 'maxinstancecount', 'LanAdapter', 'New', 'Neu "x"'),
    deep: fc.constantFrom('', '\\A', '\\A\\B'),
    value: fc.oneof(
      fc.record({ type: fc.constant('DWord' as const), data: fc.nat(4_294_967_295) }),
      fc.record({ type: fc.constant('String' as const), data: fc.string({ maxLength: 40 }).map(printable) }),
      fc.record({
        type: fc.constant('MultiString' as const),
        data: fc.array(fc.string({ minLength: 1, maxLength: 12 }).map(printable), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    ),
  })
  .map(({ name, deep, value }) => [
    { kind: 'setRegistryValue', key: `${listener}${deep}`, name, ...value } satisfies Action,
  ]);

function printable(text: string): string {
  return text.replace(/[^ -~]/g, 'x').padEnd(1, 'x');
}

const fault = fc.option(
  fc.oneof(
    fc.record({
      At: fc.constantFrom('change', 'change', 'clock', 'sleep'),
      N: fc.integer({ min: 1, max: 16 }),
      When: fc.constant('before'),
      How: fc.constant('off'),
    }),
    fc.record({
      At: fc.constant('change'),
      N: fc.integer({ min: 1, max: 12 }),
      When: fc.constantFrom('before', 'after'),
      How: fc.constant('error'),
    }),
  ),
  { nil: null, freq: 2 },
);
