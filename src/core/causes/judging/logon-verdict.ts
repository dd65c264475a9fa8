import type { Known } from '../../facts/vocabulary.ts';
import { cite, found, ruledOut, unclear, type Verdict } from '../cause.ts';

type Seen = Known<never, 'logon' | 'clientError'>;

/** An NTSTATUS or client code as people write it. */
export function hex(code: number): string {
  return `0x${(code >>> 0).toString(16).toUpperCase()}`;
}

/** Judges by the answer to a real logon, and where there was none, by what the client dialog showed of the person's own. */
export function logonVerdict(
  { logon, clientError }: Seen,
  statuses: Readonly<Record<number, string>>,
  dialogs: readonly number[],
): Verdict<'logon' | 'clientError'> {
  const status = logon?.outcome === 'refused' ? logon.status >>> 0 : undefined;
  const name = status === undefined ? undefined : statuses[status];
  if (status !== undefined && name !== undefined)
    return found('certain', cite('logon', `the server refused the logon with ${hex(status)} (${name})`));
  if (clientError?.code !== undefined && dialogs.includes(clientError.code))
    return found(
      'likely',
      cite('clientError', `the client showed ${hex(clientError.code)}, which means this`),
    );
  if (status !== undefined) return ruledOut(cite('logon', `the server gave another reason: ${hex(status)}`));
  return logon?.outcome === 'accepted' ? ruledOut(cite('logon', 'the account was accepted')) : unclear();
}
