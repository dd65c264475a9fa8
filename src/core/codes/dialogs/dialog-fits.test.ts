import { describe, expect, it } from 'vitest';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { allCodes } from '../all-codes.ts';
import { dialogFits } from './dialog-fits.ts';

type Death = FactTypes['phaseOfDeath'];
type By = NonNullable<Death['ending']>['by'];

const dies = (phase: Death['phase'], by: By = 'fin'): Death => ({
  phase,
  ending: { by, after: 'nothing', ms: 1, bytes: 0 },
  sameEnding: 3,
  attempts: 3,
});
const pair = (code?: number, extended?: number): FactTypes['clientError'] => ({
  from: 'flag',
  ...(code === undefined ? {} : { code }),
  ...(extended === undefined ? {} : { extended }),
});
const saw = (dialog: string): FactTypes['clientError'] => ({ dialog, from: 'dialog' });

describe('a dialog and the phase in which the connection dies', () => {
  it.each([
    [0x904, 7, dies('negotiation'), 'fits'],
    [0x904, 7, dies('encryption'), 'fits'],
    [0x904, 0, dies('session'), 'fits'],
    [0x904, 7, dies('encryption', 'rst'), 'notKnown'],
    [0x904, 7, dies('negotiation', 'refusal'), 'notKnown'],
    [0x904, 7, dies('name'), 'doesNotFit'],
    [0x904, 7, dies('connection', 'silence'), 'doesNotFit'],
    [0x904, 7, dies('none'), 'notKnown'],
    [0x104, 0, dies('name'), 'fits'],
    [0x104, 0, dies('encryption'), 'doesNotFit'],
    [0x104, 0, dies('none'), 'doesNotFit'],
    [0x204, 0, dies('connection', 'rst'), 'fits'],
    [0x204, 0, dies('negotiation'), 'doesNotFit'],
    [0x108, 0, dies('connection', 'silence'), 'fits'],
    [0x108, 0, dies('encryption', 'silence'), 'fits'],
    [0x108, 0, dies('connection', 'rst'), 'notKnown'],
    [0x704, 0, dies('connection'), 'notKnown'],
    [0xb09, undefined, dies('negotiation', 'refusal'), 'fits'],
    [0xb09, undefined, dies('encryption'), 'doesNotFit'],
    [0x807, 0, dies('signIn'), 'fits'],
    [0x807, 0, dies('none'), 'fits'],
    [0x807, 0, dies('connection'), 'doesNotFit'],
    [0x1b07, 0, dies('certificate'), 'fits'],
    [0x808, 0, dies('license'), 'fits'],
    [0x3, 5, dies('session'), 'fits'],
    [0x3, 0x104, dies('license'), 'fits'],
    [0x3, 0x104, dies('name'), 'doesNotFit'],
    [0x3, 7, dies('encryption'), 'notKnown'],
    [0x3000019, 0, dies('connection'), 'notKnown'],
    [0xc000006d, undefined, dies('signIn'), 'fits'],
    [0x507, 0, dies('encryption'), 'notKnown'],
    [undefined, undefined, dies('encryption'), 'notKnown'],
  ] as const)('%s/%s against %o is %s', (code, extended, death, fit) => {
    const judged = dialogFits(death, pair(code, extended));
    expect(judged.fit).toBe(fit);
    expect(judged.says).not.toMatch(/undefined|\.$/);
  });

  it('a sentence is against a phase only if every code that shares it is', () => {
    expect(dialogFits(dies('negotiation'), saw('cannot-connect')).fit).toBe('fits');
    expect(dialogFits(dies('name'), saw('cannot-connect')).fit).toBe('notKnown');
    expect(dialogFits(dies('encryption'), saw('three-reasons'))).toMatchObject({
      fit: 'doesNotFit',
      confidence: 'unconfirmed',
    });
    expect(dialogFits(dies('encryption'), saw('internal-error')).fit).toBe('notKnown');
    expect(dialogFits(dies('encryption'), saw('made-up')).fit).toBe('notKnown');
  });

  it('nothing unconfirmed is ever evidence against a measurement', () => {
    const reasons = allCodes.filter(
      ({ family }) => family === 'disconnectReason' || family === 'gatewayReason',
    );
    for (const row of reasons) {
      const judged = dialogFits(dies('connection', 'silence'), pair(row.value));
      if (row.confidence === 'unconfirmed') expect(judged.fit, row.meaning).toBe('notKnown');
    }
  });
});
