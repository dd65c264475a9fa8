import { describe, expect, it } from 'vitest';
import type { Attempt, Ending } from './attempt.ts';
import type { PhaseLine } from './probe.ts';
import { tellStory } from './story.ts';

const offer = ['ssl', 'hybrid', 'hybridEx'] as const;
const name: PhaseLine = { phase: 'name', state: 'passed', says: { code: 'resolved' } };
const open: PhaseLine = { phase: 'connection', state: 'passed', says: { code: 'open' } };

function attempt(reached: Attempt['reached'], by: Ending['by'], changes: Partial<Attempt> = {}): Attempt {
  return {
    address: '192.0.2.1',
    offer,
    reached,
    ending: { by, after: 'connectionRequest', ms: 1, bytes: 0 },
    ms: 1,
    at: '2026-09-01T12:00:00.000Z',
    asClient: true,
    cutShort: false,
    lines: by === 'us' ? [] : [{ phase: reached, state: 'died', says: { code: 'ended', params: { by } } }],
    ...changes,
  };
}

const deathOf = (attempts: readonly Attempt[]) => tellStory(attempts, [name, open]).facts.phaseOfDeath;

describe('where it dies', () => {
  it.each<[string, readonly Attempt[], unknown]>([
    ['once', [attempt('negotiation', 'fin')], { phase: 'negotiation', sameEnding: 1, attempts: 1 }],
    [
      'three times alike',
      [attempt('encryption', 'rst'), attempt('encryption', 'rst'), attempt('encryption', 'rst')],
      { phase: 'encryption', sameEnding: 3, attempts: 3 },
    ],
    [
      'the furthest counts',
      [attempt('negotiation', 'fin'), attempt('encryption', 'rst')],
      { phase: 'encryption', sameEnding: 1, attempts: 2 },
    ],
    [
      'one that lives is enough',
      [attempt('negotiation', 'rst'), attempt('signIn', 'us')],
      { phase: 'none', attempts: 2 },
    ],
    [
      'a refusal is further than a cut in the same phase',
      [attempt('negotiation', 'rst'), attempt('negotiation', 'refusal')],
      { phase: 'negotiation', ending: { by: 'refusal' } },
    ],
    [
      'a logon decides, though another came to the question',
      [attempt('signIn', 'us'), attempt('signIn', 'refusal', { decisive: true })],
      { phase: 'signIn', attempts: 1 },
    ],
    [
      'other questions do not count',
      [attempt('negotiation', 'fin'), attempt('encryption', 'us', { asClient: false })],
      { phase: 'negotiation', attempts: 1 },
    ],
  ])('%s', (_name, attempts, death) => {
    expect(deathOf(attempts)).toMatchObject(death as object);
  });

  it('is not known where time was up first', () => {
    const { facts, gaps } = tellStory([attempt('negotiation', 'us', { cutShort: true })], [name, open]);
    expect(facts.phaseOfDeath).toBeUndefined();
    expect(gaps).toMatchObject([{ name: 'phaseOfDeath', reason: 'not attempted' }]);
  });

  it('is the name where that leads nowhere', () => {
    const story = tellStory([], [{ phase: 'name', state: 'died', says: { code: 'notFound' } }]);
    expect(story.facts.phaseOfDeath).toMatchObject({ phase: 'name' });
    expect(story.facts.phases?.map(({ state }) => state)).toEqual([
      'died',
      'notReached',
      'notReached',
      'notReached',
      'notReached',
      'notReached',
    ]);
  });
});
