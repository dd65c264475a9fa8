import type { Confidence } from '../causes/cause.ts';
import { dialogFits } from '../codes/dialog-fits.ts';
import type { Dialog } from '../codes/dialog.ts';
import { recogniseDialog, dialogs as knownDialogs } from '../codes/dialogs.ts';
import { placeOfCode, placeOfExtended } from '../codes/places-of-codes.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { DialogFit, Finding } from './diagnosis.ts';

type ClientError = FactTypes['clientError'];
type Death = FactTypes['phaseOfDeath'];

/**
 * Compares what the person saw with the dialogs known for each finding and, where none is known, with the phase in which
 * the connection was measured to die; a dialog that does not fit makes the finding less sure.
 */
export function withDialogFit(finding: Finding, shown: ClientError | undefined, death?: Death): Finding {
  const fit = shown === undefined ? undefined : (fitOf(finding.dialogs, shown) ?? fitOfPhase(shown, death));
  if (fit === undefined) return finding;
  return {
    ...finding,
    dialogFit: fit,
    confidence: fit.fits ? finding.confidence : lower[finding.confidence],
  };
}

/** Undefined where the person saw nothing that can be compared, or no dialog is known for the cause. */
function fitOf(dialogs: readonly string[], shown: ClientError): DialogFit | undefined {
  const codes = codesShown(shown);
  if (codes.length === 0 || dialogs.length === 0) return undefined;
  const name = nameOf(shown);
  const fits = dialogs.some((dialog) => codes.some((code) => agrees(dialog, code, shown.extended)));
  if (!fits && !isTelling(shown)) return undefined;
  const says = fits
    ? `${name} fits: it has been seen with this cause`
    : `${name} does not fit: with this cause ${listOf(dialogs)} has been seen`;
  return { fits, says };
}

/** A number that no table ties to anything speaks neither for a cause nor against it. */
function isTelling({ code, extended }: ClientError): boolean {
  if (code === undefined) return true;
  const place = placeOfCode(code);
  if (place !== undefined && place.vague !== true) return true;
  return extended !== undefined && (placeOfExtended(extended)?.phases.length ?? 0) > 0;
}

function listOf(dialogs: readonly string[]): string {
  const shown = dialogs.slice(0, 3).join(' or ');
  return dialogs.length > 3 ? `${shown} (or one of ${dialogs.length - 3} more)` : shown;
}

/** Undefined where nothing was measured, or the tables do not tie the dialog to a phase. */
function fitOfPhase(shown: ClientError, death: Death | undefined): DialogFit | undefined {
  if (death === undefined) return undefined;
  const { fit, says } = dialogFits(death, shown);
  if (fit === 'notKnown') return undefined;
  return fit === 'fits' ? { fits: true, says } : { fits: false, says: `the dialog does not fit: ${says}` };
}

function agrees(dialog: string, code: number, extended: number | undefined): boolean {
  const [first, second] = dialog.split('/').map((part) => Number(part.trim()));
  if (first !== code) return false;
  return second === undefined || Number.isNaN(second) || extended === undefined || second === extended;
}

/** The number the person saw, or the numbers that the sentence they saw can stand for. */
function codesShown(shown: ClientError): readonly number[] {
  if (shown.code !== undefined) return [shown.code];
  return dialogOf(shown)?.codes ?? [];
}

function dialogOf({ dialog }: ClientError): Dialog | undefined {
  if (dialog === undefined) return undefined;
  return knownDialogs.find(({ id }) => id === dialog) ?? recogniseDialog(dialog);
}

function nameOf(shown: ClientError): string {
  if (shown.code === undefined) return `"${dialogOf(shown)?.says ?? shown.dialog ?? ''}"`;
  const code = `0x${shown.code.toString(16).toUpperCase()}`;
  return shown.extended === undefined ? code : `${code} / 0x${shown.extended.toString(16).toUpperCase()}`;
}

const lower: Readonly<Record<Confidence, Confidence>> = {
  certain: 'likely',
  likely: 'possible',
  possible: 'possible',
};
