import { alertWords, icmpWords } from '../codes/ending-words.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, type Citation } from './citation.ts';

type Ending = NonNullable<FactTypes['phaseOfDeath']['ending']>;

/** Who it was: in a capture that can be seen, else it is the far end. */
function closerOf({ by, side }: Ending): string {
  const who = side === undefined ? 'the far end' : side === 'path' ? 'something on the way' : `the ${side}`;
  switch (by) {
    case 'fin':
      return `${who} closed the connection (FIN)`;
    case 'rst':
      return side === undefined ? 'the connection was reset (RST)' : `${who} reset the connection (RST)`;
    case 'alert':
      return `${who} ended it with a TLS alert`;
    case 'refusal':
      return `${who} refused`;
    case 'silence':
      return 'nothing more came';
    case 'nonsense':
      return 'the answer was not what the protocol allows';
    case 'icmp':
      return 'the network reported that the target cannot be reached';
    case 'us':
      return side === 'client' ? 'the client ended it' : 'we ended it';
  }
}

const messages: Record<Ending['after'], string> = {
  syn: 'opening the connection',
  connectionRequest: 'connection request',
  clientHello: 'ClientHello',
  clientFinished: 'the TLS handshake',
  credsspNegotiate: 'NTLM negotiate message',
  credsspAuthenticate: 'NTLM authenticate message',
  credsspCredentials: 'the credentials',
  mcsConnect: 'MCS connect',
  clientInfo: 'the client info',
  confirmActive: 'confirm active',
  nothing: 'the connection opened, before anything was sent',
};
const ofTheClient: ReadonlySet<Ending['after']> = new Set([
  'connectionRequest',
  'clientHello',
  'credsspNegotiate',
  'credsspAuthenticate',
]);

/** Who ended a connection, after which message, when and with how many bytes received, in words. */
function endingSays(ending: Ending): string {
  const { by, after, ms, bytes, alert, side, system, trickled } = ending;
  const number = alert === undefined ? '' : `: ${alertWords(alert)},`;
  const waited = by === 'silence' ? `for ${ms} ms` : `after ${ms} ms`;
  const whose = ofTheClient.has(after) ? (side === undefined ? 'our ' : 'the ') : '';
  const why = by === 'icmp' && system !== undefined ? ` (${icmpWords(system)})` : '';
  const slowly = trickled === undefined ? '' : ` in ${trickled.pieces} pieces`;
  return `${closerOf(ending)}${number}${why} ${waited}, after ${whose}${messages[after]}, ${bytes} bytes received${slowly}`;
}

/** What is known of where the connection dies and how often it does so, as evidence. */
export function citeDeath(death: FactTypes['phaseOfDeath'] | undefined): Citation<'phaseOfDeath'>[] {
  if (!death?.ending) return [];
  const often = `${death.sameEnding} of ${death.attempts} connections ended this way`;
  return [cite('phaseOfDeath', `${endingSays(death.ending)}; ${often}`)];
}
