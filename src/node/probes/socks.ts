import { Channel, type Conversation } from '../../core/protocol/conversation.ts';
import { recognizeSpeech } from '../../core/protocol/port-speech.ts';
import { drive } from '../wire/drive.ts';
import { defineProbe } from '../interview/probe.ts';

/** A SOCKS proxy answers nobody but those who greet it: asked where everything else was met with a close. */
export const socks = defineProbe({
  name: 'socks',
  asks: 'whether a SOCKS proxy listens',
  provides: ['portSpeech'],
  connections: { least: 1, most: 1 },
  urgency({ rdpNegotiation, portSpeech }, { deep }) {
    if (rdpNegotiation?.outcome !== 'closed' || portSpeech?.protocol !== 'silent') return 0;
    return deep ? 30 : 42;
  },

  async run(look) {
    const opened = await look.open();
    if (opened.outcome !== 'open') return { facts: {} };
    try {
      const { result } = await drive(greetSocks(), opened.socket, look.limits);
      return { facts: result ? { portSpeech: { protocol: 'socks' } } : {} };
    } finally {
      opened.socket.destroy();
    }
  },
});

/** RFC 1928 3: version 5, one method, "no authentication"; the answer is version 5 and the method chosen. */
function* greetSocks(): Conversation<boolean> {
  const channel = new Channel();
  channel.send(Uint8Array.of(5, 1, 0));
  const answer = yield* channel.take(2);
  return answer instanceof Uint8Array && recognizeSpeech(answer).protocol === 'socks';
}
