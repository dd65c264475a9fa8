import type { Sent } from './story.ts';
import type { TlsSession } from './tls-session.ts';

/**
 * The client's messages inside a TLS connection that cannot be decrypted, told by the order in which the sides take turns:
 * with NLA negotiate, authenticate, credentials, then MCS; without it MCS at once.
 */
export function hiddenMessages(tls: TlsSession, withNla: boolean): readonly Sent[] {
  const names = withNla ? WITH_NLA : WITHOUT_NLA;
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

const WITH_NLA = ['credsspNegotiate', 'credsspAuthenticate', 'credsspCredentials', 'mcsConnect'] as const;
const WITHOUT_NLA = ['mcsConnect'] as const;
