import { expect, it } from 'vitest';
import { withoutAddress } from './swept-of.ts';
import { sightingOf, sweptIn } from './sighting.ts';

it('brings back what was seen, in a line that steers no terminal', () => {
  const job = { index: 1, host: 'srv\u202e01', port: 3389, named: true };
  const swept = withoutAddress(job, 'nameFailed', 'EAI_AGAIN\u009b2J', '2026-11-28T12:00:00.000Z');
  const sighting = sightingOf(swept);
  expect(sighting).toMatchObject({ ending: 'nameFailed', named: true, odd: swept.odd });
  expect(sighting.json).not.toMatch(/[\u009b\u202e]/);
  expect(sweptIn(sighting)).toEqual(swept);
});
