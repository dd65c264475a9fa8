import { describe, expect, it } from 'vitest';
import type { FactTypes } from '../facts/vocabulary.ts';
import { relevanceOf, toldOf } from './relevance.ts';

type Shown = FactTypes['clientError'];
const shown = (more: Partial<Shown>): Shown => ({ from: 'flag', ...more });
const alive: FactTypes['phaseOfDeath'] = { phase: 'none', sameEnding: 1, attempts: 1 };
const dead = (phase: FactTypes['phaseOfDeath']['phase']) => ({ ...alive, phase });

describe('what dialogs say of a statement', () => {
  it.each<[string, readonly string[], Shown | undefined, string]>([
    ['nothing was shown', ['0x204'], undefined, 'silent'],
    ['nothing is known of the statement', [], shown({ code: 0x204 }), 'silent'],
    ['only an extended code was shown', ['0x3/0x7'], shown({ extended: 7 }), 'silent'],
    ['the same code', ['0x204'], shown({ code: 0x204 }), 'fits'],
    ['one of two', ['0x204', '0x904/0x7'], shown({ code: 0x904, extended: 7 }), 'fits'],
    ['the same pair', ['0x904/0x7'], shown({ code: 0x904, extended: 7 }), 'fits'],
    ['the first number of a pair', ['0x904/0x7'], shown({ code: 0x904 }), 'fits'],
    ['a number that is known alone', ['0x904'], shown({ code: 0x904, extended: 7 }), 'fits'],
    ['another second number', ['0x904/0x8'], shown({ code: 0x904, extended: 7 }), 'contradicts'],
    ['another code', ['0x607'], shown({ code: 0x204 }), 'contradicts'],
    ['a code that no table knows', ['0x204'], shown({ code: 0x7777 }), 'silent'],
    ['a sentence that is not known', ['0x204'], shown({ dialog: 'no such sentence' }), 'silent'],
  ])('%s', (_name, dialogs, seen, relevance) => {
    expect(relevanceOf(dialogs, seen)).toBe(relevance);
  });
});

describe('the answer to what was shown', () => {
  it.each([
    ['nothing', undefined, 'fits', undefined, undefined],
    ['an empty answer', shown({}), 'fits', undefined, undefined],
    ['it agrees with what leads', shown({ code: 0x204 }), 'fits', dead('session'), 'fits'],
    ['it agrees with where it dies', shown({ code: 0x204 }), 'silent', dead('connection'), 'fits'],
    ['it disagrees with where it dies', shown({ code: 0x204 }), 'silent', dead('encryption'), 'contradicts'],
    ['a number that no table knows', shown({ code: 0x7777 }), 'silent', dead('encryption'), 'silent'],
    ['nothing was measured, it disagrees', shown({ code: 0x204 }), 'contradicts', undefined, 'contradicts'],
    ['nothing was measured', shown({ code: 0x204 }), 'silent', undefined, 'silent'],
    ['an extended code alone', shown({ extended: 7 }), 'silent', undefined, 'silent'],
    ['a sentence alone', shown({ dialog: 'no such sentence' }), 'silent', undefined, 'silent'],
  ] as const)('%s', (_name, seen, lead, death, fit) => {
    expect(toldOf(seen, lead, death)?.fit).toBe(fit);
  });

  it.each([
    [shown({ code: 0x904, extended: 7 }), '0x904 / 0x7'],
    [shown({ extended: 7 }), '0x7'],
    [shown({ dialog: 'no such sentence' }), '"no such sentence"'],
  ])('%s is named', (seen, saw) => {
    expect(toldOf(seen, 'silent', undefined)).toMatchObject({
      saw,
      says: `${saw} neither confirms nor contradicts it`,
    });
  });
});
