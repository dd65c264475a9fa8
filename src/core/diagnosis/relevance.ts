import { dialogFits } from '../codes/dialog-fits.ts';
import type { Dialog } from '../codes/dialog.ts';
import { recogniseDialog, dialogs as knownDialogs } from '../codes/dialogs.ts';
import { placeOfCode, placeOfExtended } from '../codes/places-of-codes.ts';
import { hexOf } from '../codes/printed.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Relevance, Told } from './diagnosis.ts';

type ClientError = FactTypes['clientError'];
type Death = FactTypes['phaseOfDeath'];

/** How the dialogs known for a statement agree with what the person saw; silent where that cannot be compared. */
export function relevanceOf(dialogs: readonly string[], shown: ClientError | undefined): Relevance {
  if (shown === undefined) return 'silent';
  const codes = codesShown(shown);
  if (codes.length === 0 || dialogs.length === 0) return 'silent';
  if (dialogs.some((dialog) => codes.some((code) => agrees(dialog, code, shown.extended)))) return 'fits';
  return isTelling(shown) ? 'contradicts' : 'silent';
}

/** The answer to what the person saw: whether it agrees with what leads, else with where the connection dies. */
export function toldOf(
  shown: ClientError | undefined,
  lead: Relevance,
  death: Death | undefined,
): Told | undefined {
  if (shown === undefined || isEmpty(shown)) return undefined;
  const saw = nameOf(shown);
  if (lead === 'fits') return { saw, fit: 'fits', says: `${saw} fits: it has been seen with this` };
  if (death !== undefined) {
    const { fit, says } = dialogFits(death, shown);
    const answers = { fits: 'fits', doesNotFit: 'contradicts', notKnown: 'silent' } as const;
    return { saw, fit: answers[fit], says };
  }
  return lead === 'contradicts'
    ? { saw, fit: 'contradicts', says: `${saw} has not been seen with this` }
    : { saw, fit: 'silent', says: `${saw} neither confirms nor contradicts it` };
}

function isEmpty({ code, extended, dialog }: ClientError): boolean {
  return code === undefined && extended === undefined && dialog === undefined;
}

/** A number that no table ties to anything speaks neither for a cause nor against it. */
function isTelling({ code, extended }: ClientError): boolean {
  if (code === undefined) return true;
  const place = placeOfCode(code);
  if (place !== undefined && place.vague !== true) return true;
  return extended !== undefined && (placeOfExtended(extended)?.phases.length ?? 0) > 0;
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
  const { code, extended } = shown;
  if (code === undefined && extended === undefined) return `"${dialogOf(shown)?.says ?? shown.dialog ?? ''}"`;
  return [code, extended].flatMap((number) => (number === undefined ? [] : [hexOf(number)])).join(' / ');
}
