import { describe, expect, it } from 'vitest';
import type { Finding } from './diagnosis.ts';
import { withDialogFit } from './dialog-fit.ts';

const finding: Finding = {
  cause: 'closing-front',
  title: 'x',
  stage: 'negotiate',
  impact: 'blocks',
  confidence: 'certain',
  evidence: [],
  explanation: '',
  remedies: [],
  wouldNotHelp: [],
  dialogs: ['0x904/0x7', '0x204'],
  references: [],
};

describe('withDialogFit', () => {
  it.each([
    [{ code: 0x904, extended: 7 }, true],
    [{ code: 0x904 }, true],
    [{ code: 0x204, extended: 3 }, true],
    [{ code: 0x904, extended: 3 }, false],
    [{ code: 0x1807 }, false],
  ])('%o fits: %s', (shown, fits) => {
    const compared = withDialogFit(finding, { ...shown, from: 'flag' });
    expect(compared.dialogFit?.fits).toBe(fits);
    expect(compared.confidence).toBe(fits ? 'certain' : 'likely');
  });

  it('says both sides of a misfit', () => {
    const { dialogFit } = withDialogFit(finding, { code: 0x1807, from: 'flag' });
    expect(dialogFit?.says).toBe('0x1807 does not fit: with this cause 0x904/0x7 or 0x204 has been seen');
  });

  it.each([undefined, { from: 'flag' as const }])('says nothing where nothing was seen: %o', (shown) => {
    expect(withDialogFit(finding, shown)).toBe(finding);
  });

  it.each([
    [{ code: 0x99999 }, 'a number no table has'],
    [{ code: 3, extended: 0 }, 'a number that is said to be no error'],
    [{ code: 3, extended: 0x400 }, 'what the broker said'],
  ])('holds %o neither for nor against a cause: %s', (shown, _what) => {
    expect(withDialogFit(finding, { ...shown, from: 'flag' })).toBe(finding);
  });

  const early = {
    phase: 'negotiation',
    ending: { by: 'fin', after: 'connectionRequest', ms: 1, bytes: 0 },
    attempts: 3,
    sameEnding: 3,
  } as const;

  it.each([
    [{ code: 0x904, extended: 7 }, true, 'certain'],
    [{ code: 0x1807 }, false, 'likely'],
  ] as const)('where no dialog is known for the cause, the phase decides: %o', (shown, fits, confidence) => {
    const compared = withDialogFit({ ...finding, dialogs: [] }, { ...shown, from: 'flag' }, early);
    expect(compared.dialogFit?.fits).toBe(fits);
    expect(compared.confidence).toBe(confidence);
  });

  it('says nothing where no dialog is known for the cause', () => {
    const silent = { ...finding, dialogs: [] };
    expect(withDialogFit(silent, { code: 1, from: 'flag' })).toBe(silent);
  });
});
