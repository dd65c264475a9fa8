import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/causes.ts';
import { observations } from '../../src/core/observations/observations.ts';
import { pageOfCause, pageOfObservation } from './ledger.ts';

// A change that is meant is written down with `npm run approve`, and its difference is read before it is committed.
const pages = new Map(
  readFileSync(join(import.meta.dirname, 'ledger.txt'), 'utf8')
    .split('\n\n')
    .map((page) => page.trimEnd().split('\n'))
    .map(([id = '', ...lines]) => [id, lines] as const),
);

describe.each(causes)('$id', (cause) => {
  it('says what was approved', () => expect(pageOfCause(cause)).toEqual(pages.get(cause.id)));
});

describe.each(observations)('$id', (observation) => {
  it('says what was approved', () =>
    expect(pageOfObservation(observation)).toEqual(pages.get(observation.id)));
});
