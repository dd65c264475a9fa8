import { printable } from '../../bytes/text.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Dialogue } from './dialogue.ts';
import type { Story } from './story.ts';

type Protocol = FactTypes['portSpeech']['protocol'];

/** What speaks on the port, from the server's first bytes; undefined where it said nothing that could tell. */
export function speechFact({ heard }: Dialogue, { answer, tls }: Story): FactTypes['portSpeech'] | undefined {
  if (answer?.outcome === 'accepted' || answer?.outcome === 'refused') return { protocol: 'rdp' };
  if (answer === undefined && tls?.answer.outcome === 'serverHello') return { protocol: 'tls' };
  const { bytes } = heard;
  if (bytes.length === 0 || bytes[0] === 3) return undefined;
  const banner = printable(bytes.subarray(0, 80));
  const [protocol = 'unknown'] = STARTS.flatMap(([start, name]) => (banner.startsWith(start) ? [name] : []));
  return { protocol, banner };
}

const STARTS: readonly (readonly [string, Protocol])[] = [
  ['HTTP/', 'http'],
  ['SSH-', 'ssh'],
  ['RFB ', 'vnc'],
  ['NXSH-', 'nomachine'],
  ['220 ', 'ftp'],
];
