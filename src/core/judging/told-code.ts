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
