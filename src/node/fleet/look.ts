import { createHash } from 'node:crypto';
import { checkHost, type Looking } from '../../app/check-host.ts';
import type { Clock } from '../../app/clock.ts';
import { causes } from '../../core/causes/causes.ts';
import { isoOf } from '../../core/facts/time.ts';
import { snapshotOf } from '../../core/fleet/snapshot-of.ts';
import { observations } from '../../core/observations/observations.ts';
import { parseExpectations } from '../../core/report/expectation.ts';
import type { Look } from './worker.ts';

export interface LookingParts {
  readonly looking: Looking<AbortSignal>;
  readonly clock: Clock;
  /** The version that looks. */
  readonly version: string;
}

/** Looks at the host of a job and judges it as `check` does, by what is expected of that host. */
export function lookBy({ looking, clock, version }: LookingParts): Look {
  const rules = rulesHash();
  return async ({ id, host: target, vantage }, { expect }, stop) => {
    const expectations = expect === undefined ? [] : parseExpectations(expect);
    if ('problem' in expectations)
      throw new RangeError(`${target}: what is expected: ${expectations.problem}`);
    const startedAt = isoOf(clock.now());
    const { file, diagnosis, exit } = await checkHost({ target, expectations, stop }, looking);
    const snapshot = snapshotOf(file, diagnosis, exit);
    const endedAt = isoOf(Math.max(clock.now(), Date.parse(startedAt)));
    const check = { id, host: target, vantage, startedAt, endedAt, version, rules, snapshot };
    return { check, file, headline: diagnosis.headline };
  };
}

/** What judges, as one short text that changes with it: checks judged by other rules can be judged again. */
function rulesHash(): string {
  const whole = JSON.stringify([causes, observations], (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  return createHash('sha256').update(whole).digest('hex').slice(0, 16);
}
