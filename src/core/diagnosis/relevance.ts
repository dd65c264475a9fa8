import { dialogFits } from '../codes/dialogs/dialog-fits.ts';
import type { Dialog } from '../codes/dialogs/dialog.ts';
import { recogniseDialog, dialogs as knownDialogs } from '../codes/dialogs/dialogs.ts';
import { placeOfCode, placeOfExtended, type Place } from '../codes/places-of-codes.ts';
import { hexOf } from '../codes/printed.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Relevance, Told } from './diagnosis.ts';

type ClientError = FactTypes['clientError'];
type Death = FactTypes['phaseOfDeath'];
type Phase = Death['phase'];

/** How the dialogs known for a statement agree with what the person saw; silent where that cannot be compared. */
export function relevanceOf(dialogs: readonly string[], shown: ClientError | undefined): Relevance {
  if (shown === undefined) return 'silent';
  if (shown.code === undefined && shown.dialog !== undefined && dialogs.includes(shown.dialog)) return 'fits';
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
  const next = death?.phase === 'none' ? `; next: ${nextStep(shown)}` : '';
  if (lead === 'fits') return { saw, fit: 'fits', says: `${saw} fits: it has been seen with this${next}` };
  if (death !== undefined) {
    const { fit, says } = dialogFits(death, shown);
    const answers = { fits: 'fits', doesNotFit: 'contradicts', notKnown: 'silent' } as const;
    return { saw, fit: answers[fit], says: `${says}${next}` };
  }
  return lead === 'contradicts'
    ? { saw, fit: 'contradicts', says: `${saw} has not been seen with this` }
    : { saw, fit: 'silent', says: `${saw} neither confirms nor contradicts it` };
}

/** What to do where the server is well from here and a client failed: by where its error belongs. */
function nextStep(shown: ClientError): string {
  const [place] = placesShown(shown);
  if (place === undefined)
    return 'run the same check on the computer that showed it; the number itself was not used';
  const at = (...phases: readonly Phase[]) => place.phases.some((phase) => phases.includes(phase));
  if (place.phases.length > 3) return 'run the same check on the computer that showed it, with its .rdp file';
  if (at('name', 'connection'))
    return 'look between that computer and the port (its VPN, a firewall, DNS, the port number), and run the same check there';
  if (at('signIn'))
    return '`rdpdoctor check HOST --user NAME` tells what the server says to the account (it is a logon)';
  if (at('license', 'session'))
    return '`rdpdoctor check HOST --user NAME` (it is a logon), and the logs of the server at the time of the attempt';
  return 'run the same check on the computer that showed it, with its .rdp file';
}

/** Where the numbers the person saw, or those their sentence stands for, belong. */
function placesShown(shown: ClientError): readonly Place[] {
  const { code, extended } = shown;
  const dialog = code === undefined ? dialogOf(shown) : undefined;
  const first = code === undefined ? (dialog?.codes ?? []) : [code];
  const second = extended === undefined ? (dialog?.extended ?? []) : [extended];
  const places = [...first.map(placeOfCode), ...second.map(placeOfExtended)];
  return places.filter((place) => place !== undefined).filter(({ phases }) => phases.length > 0);
}

function isEmpty({ code, extended, dialog, named }: ClientError): boolean {
  return code === undefined && extended === undefined && dialog === undefined && named === undefined;
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
  const { code, extended, named } = shown;
  if (named !== undefined) return named;
  if (code === undefined && extended === undefined) return `"${dialogOf(shown)?.says ?? shown.dialog ?? ''}"`;
  return [code, extended].flatMap((number) => (number === undefined ? [] : [hexOf(number)])).join(' / ');
}
