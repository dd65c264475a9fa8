import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Ending = NonNullable<FactTypes['phaseOfDeath']['ending']>;

const closers: Record<Ending['by'], string> = {
  fin: 'the far end closed the connection (FIN)',
  rst: 'the connection was reset (RST)',
  silence: 'nothing more came',
  alert: 'the far end ended it with a TLS alert',
  refusal: 'the far end refused',
  nonsense: 'the answer was not what the protocol allows',
  icmp: 'the network reported that the target cannot be reached',
  us: 'we ended it',
};

const messages: Record<Ending['after'], string> = {
  syn: 'opening the connection',
  connectionRequest: 'our connection request',
  clientHello: 'our ClientHello',
  clientFinished: 'the TLS handshake',
  credsspNegotiate: 'our NTLM negotiate message',
  credsspAuthenticate: 'our NTLM authenticate message',
  credsspCredentials: 'the credentials',
  mcsConnect: 'MCS connect',
  clientInfo: 'the client info',
  confirmActive: 'confirm active',
  nothing: 'the connection opened, before anything was sent',
};

/** Who ended a connection, after which message, when and with how many bytes received, in words. */
function endingSays({ by, after, ms, bytes, alert }: Ending): string {
  const number = alert === undefined ? '' : ` ${alert}`;
  const waited = by === 'silence' ? `for ${ms} ms` : `after ${ms} ms`;
  return `${closers[by]}${number} ${waited}, behind ${messages[after]}, ${bytes} bytes received`;
}

/** What is known of where the connection dies and how often it does so, as evidence. */
export function citeDeath(death: FactTypes['phaseOfDeath'] | undefined): Citation<'phaseOfDeath'>[] {
  if (!death?.ending) return [];
  const often = `${death.sameEnding} of ${death.attempts} connections ended this way`;
  return [cite('phaseOfDeath', `${endingSays(death.ending)}; ${often}`)];
}
