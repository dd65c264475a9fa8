import { toHex } from '../bytes/text.ts';
import type { Problem } from './conversation.ts';
import { recognizeSpeech } from './port-speech.ts';

/** What an answer is that does not belong here, told from its first bytes; `otherwise` where nobody known begins so. */
export function strangeAnswer(first: Uint8Array, otherwise: 'notRdp' | 'notTls' | 'badField'): Problem {
  const { protocol, banner } = recognizeSpeech(first);
  const shown = { first: toHex(first.subarray(0, SHOWN)) };
  if (protocol === 'unknown') return { code: otherwise, params: shown };
  if (protocol === 'rdp') return { code: otherwise === 'notTls' ? 'plainRdp' : 'badField', params: shown };
  return {
    code: 'otherProtocol',
    params: { speaks: protocol, ...shown, ...(banner === undefined ? {} : { banner }) },
  };
}

const SHOWN = 16;
