import type { Sent } from '../speech/sent.ts';
import type { TlsSession } from './tls-session.ts';

/**
 * The client's messages inside a TLS connection that cannot be decrypted, told by the order in which the sides take turns:
 * with NLA negotiate, authenticate (once with NTLM, twice with Kerberos), credentials, then MCS; without it MCS at once.
 */
export function hiddenMessages(tls: TlsSession, withNla: boolean): readonly Sent[] {
  const size = tls.clientData[0]?.whole.length ?? 0;
  const names = !withNla ? WITHOUT_NLA : size >= SPNEGO_SIZE ? WITH_KERBEROS : WITH_NTLM;
  const sent: Sent[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { at } of tls.clientData) {
    const message = names[sent.length];
    if (message === undefined) break;
    // The first turn needs no answer before it; a later one begins when the server has spoken in between.
    const isTurn = sent.length === 0 || tls.serverData.some((answer) => answer.at > last && answer.at <= at);
    if (isTurn) sent.push({ message, at });
    last = at;
  }
  return sent;
}

const WITH_NTLM = ['credsspNegotiate', 'credsspAuthenticate', 'credsspCredentials', 'mcsConnect'] as const;
const WITH_KERBEROS = [
  'credsspNegotiate',
  'credsspAuthenticate',
  'credsspAuthenticate',
  'credsspCredentials',
  'mcsConnect',
] as const;
const WITHOUT_NLA = ['mcsConnect'] as const;
/** A bare NTLM negotiate makes a record of 86 bytes; a list of mechanisms with Kerberos first one of 204 and more. */
const SPNEGO_SIZE = 160;
