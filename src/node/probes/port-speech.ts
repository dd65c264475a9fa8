import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { askSpeech, hearSpeech, type SpeechAnswer } from '../../core/protocol/port-speech.ts';
import { drive } from '../wire/drive.ts';
import { defineProbe } from '../interview/probe.ts';

/** What speaks on the port when it is not RDP: first listens for a greeting, then asks a harmless question. */
export const portSpeech = defineProbe({
  name: 'port-speech',
  asks: 'what speaks on the port',
  provides: ['portSpeech'],
  connections: { least: 1, most: 1 },
  urgency({ rdpNegotiation }) {
    if (rdpNegotiation === undefined) return 0;
    const { outcome } = rdpNegotiation;
    return outcome === 'accepted' || outcome === 'refused' ? 0 : 85;
  },

  async run(look) {
    const opened = await look.open();
    if (opened.outcome !== 'open') {
      const detail = { code: 'notOpened', params: { outcome: opened.outcome } } as const;
      return { facts: {}, gaps: [{ name: 'portSpeech', reason: 'not reachable', detail }] };
    }
    const { socket } = opened;
    try {
      const patience = Math.min(GREETING_MS + 3 * opened.ms, look.limits.silenceMs);
      const greeting = await drive(hearSpeech(), socket, { ...look.limits, silenceMs: patience });
      const silent = greeting.result.outcome === 'timedOut';
      const answer = silent
        ? (await drive(askSpeech(look.target.host), socket, look.limits)).result
        : greeting.result;
      return { facts: { portSpeech: factOf(answer) } };
    } finally {
      socket.destroy();
    }
  },
});

function factOf(answer: SpeechAnswer): FactTypes['portSpeech'] {
  if (answer.outcome !== 'heard') return { protocol: 'silent', ending: answer.outcome };
  const { banner } = answer;
  const { protocol } = answer;
  return banner === undefined ? { protocol } : { protocol, banner };
}

/** SSH, VNC, SMTP and FTP greet at once. */
const GREETING_MS = 400;
