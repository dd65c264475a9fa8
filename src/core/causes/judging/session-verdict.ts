import type { Known } from '../../facts/vocabulary.ts';
import { cite, found, ruledOut, unclear, type Verdict } from '../cause.ts';
import { hex } from './logon-verdict.ts';

type Seen = Known<never, 'sessionStart' | 'clientError'>;

/**
 * Judges by the error info of the server ([MS-RDPBCGR] 2.2.5.1.1), and where there was none, by the extended code the
 * client showed. Extended 7 is left out: mstsc shows it for a socket that closed before any server could send it.
 */
export function sessionVerdict(
  { sessionStart, clientError }: Seen,
  codes: Readonly<Record<number, string>>,
  dialogs: readonly number[] = [],
): Verdict<'sessionStart' | 'clientError'> {
  const sent = sessionStart?.errorInfo;
  const meaning = sent === undefined ? undefined : codes[sent];
  if (sent !== undefined && meaning !== undefined)
    return found('certain', cite('sessionStart', `the server sent error info ${hex(sent)}: ${meaning}`));
  const shown = clientError?.extended;
  const told = shown === undefined || shown === 7 ? undefined : codes[shown];
  if (shown !== undefined && told !== undefined)
    return found('likely', cite('clientError', `the client showed the extended code ${hex(shown)}: ${told}`));
  if (clientError?.code !== undefined && dialogs.includes(clientError.code))
    return found(
      'likely',
      cite('clientError', `the client showed ${hex(clientError.code)}, which means this`),
    );
  if (sent) return ruledOut(cite('sessionStart', `the server gave another reason: ${hex(sent)}`));
  return sessionStart?.reached === 'connected'
    ? ruledOut(cite('sessionStart', 'a session was opened'))
    : unclear();
}
