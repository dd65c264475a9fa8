import { dialogs } from '../codes/dialogs/dialogs.ts';
import { hexOf } from '../codes/printed.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

/** The client's own error, where its number means this and nothing else. */
export function toldCode(
  clientError: FactTypes['clientError'] | undefined,
  codes: readonly number[],
): Citation<'clientError'> | undefined {
  const code = clientError?.code;
  return code !== undefined && codes.includes(code)
    ? cite('clientError', `the client showed ${hexOf(code)}, which means this`)
    : undefined;
}

/** The client's sentence, where it states this by itself; a number beside it would decide. */
export function saidInWords(
  clientError: FactTypes['clientError'] | undefined,
  ids: readonly string[],
): Citation<'clientError'> | undefined {
  const { dialog: shown, code, extended } = clientError ?? {};
  if (shown === undefined || code !== undefined || extended !== undefined || !ids.includes(shown))
    return undefined;
  const dialog = dialogs.find(({ id }) => id === shown);
  return cite('clientError', `the client showed "${dialog?.says ?? shown}", which says this`);
}

/** The client's sentence, where every number that is known with it means this and nothing else. */
export function saidOnlyOf(
  clientError: FactTypes['clientError'] | undefined,
  means: (number: number) => boolean,
): Citation<'clientError'> | undefined {
  const dialog = dialogs.find(({ id }) => id === clientError?.dialog);
  const numbers = dialog === undefined ? [] : [...dialog.codes, ...dialog.extended];
  return dialog !== undefined && numbers.length > 0 && numbers.every(means)
    ? cite('clientError', `the client showed "${dialog.says}", which means this`)
    : undefined;
}
