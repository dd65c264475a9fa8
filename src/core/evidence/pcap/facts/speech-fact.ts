import type { FactTypes } from '../../../facts/vocabulary.ts';
import { recognizeSpeech } from '../../../protocol/port-speech.ts';
import type { Dialogue } from '../stories/dialogue.ts';
import type { Story } from '../stories/story.ts';

/** What speaks on the port, from the server's first bytes; undefined where it said nothing that could tell. */
export function speechFact({ heard }: Dialogue, { answer, tls }: Story): FactTypes['portSpeech'] | undefined {
  if (answer?.outcome === 'accepted' || answer?.outcome === 'refused') return { protocol: 'rdp' };
  if (answer === undefined && tls?.answer.outcome === 'serverHello') return { protocol: 'tls' };
  if (heard.bytes.length === 0 || heard.bytes[0] === 3) return undefined;
  const { protocol, banner } = recognizeSpeech(heard.bytes);
  // A PROXY header from a server is a name the facts do not have.
  return {
    protocol: protocol === 'proxyHeader' ? 'unknown' : protocol,
    ...(banner !== undefined && { banner }),
  };
}
