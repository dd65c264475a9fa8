import { phases, type Phase } from '../../facts/rdp.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { alertName } from '../../protocol/tls/names.ts';
import { isEstablished, tenths, type Fate } from './death.ts';
import type { Dialogue } from './dialogue.ts';
import type { Story } from './story.ts';

type Line = FactTypes['phases'][number];
type Ending = FactTypes['connectionAttempts'][number]['ending'];

/** The phases of one captured connection, in order. */
export function phaseLines(dialogue: Dialogue, story: Story, fate: Fate): readonly Line[] {
  const stoppedAt = phases.indexOf(fate.reached);
  const established = isEstablished(story, dialogue);
  return phases.slice(phases.indexOf('connection')).map((phase): Line => {
    const index = phases.indexOf(phase);
    if (skipped(phase, story) && index < stoppedAt)
      return { phase, state: 'notTried', says: 'not used here' };
    if (index < stoppedAt || (index === stoppedAt && established)) {
      return { phase, state: 'passed', ...passed(phase, dialogue, story) };
    }
    if (index > stoppedAt) return { phase, state: 'notReached', says: 'not reached' };
    if (fate.is === 'open') return { phase, state: 'notTried', says: fate.why };
    const { ending } = fate;
    const died = fate.dead ? 'died' : 'notTried';
    return { phase, state: died, ms: ending.ms, bytes: ending.bytes, says: endingSays(ending) };
  });
}

function skipped(phase: Phase, { answer, tls }: Story): boolean {
  const withNla = answer?.outcome === 'accepted' && answer.protocol.startsWith('hybrid');
  if (phase === 'signIn') return !withNla;
  return (
    (phase === 'encryption' || phase === 'certificate') && answer?.outcome === 'accepted' && tls === undefined
  );
}

function passed(phase: Phase, { connection }: Dialogue, story: Story): Pick<Line, 'ms' | 'bytes' | 'says'> {
  const { answer, tls } = story;
  switch (phase) {
    case 'connection': {
      const { synAt } = connection.fromTarget;
      const asked = connection.fromOpener.synAt;
      const known = synAt !== undefined && asked !== undefined;
      return {
        ...(known && { ms: tenths(Math.max(0, synAt - asked)) }),
        says: known ? 'open' : 'was open already',
      };
    }
    case 'negotiation': {
      if (answer?.outcome !== 'accepted') return { says: 'no negotiation: TLS at once' };
      const ms = tenths(Math.max(0, (story.answerAt ?? 0) - (story.requestAt ?? 0)));
      return { ms, bytes: answer.bytes, says: `${answer.protocol} chosen` };
    }
    case 'encryption': {
      if (tls?.answer.outcome !== 'serverHello') return { says: 'no TLS here' };
      const ms = tenths((tls.completedAt ?? tls.answeredAt ?? tls.helloAt) - tls.helloAt);
      return { ms, says: `${tls.answer.version}, ${tls.answer.suite}` };
    }
    case 'certificate':
      return { says: tls?.completedAt === undefined ? 'shown' : 'the client went on' };
    case 'signIn':
      return {
        says: story.signIn === undefined ? 'encrypted; the client went on' : story.signIn.mechanism,
      };
    default:
      return { says: story.session === undefined ? 'encrypted; data flowed' : 'passed' };
  }
}

/** How a connection ended, in words that say which end did it. */
export function endingSays({ by, side, ms, bytes, alert }: Ending): string {
  const rest = `after ${Math.round(ms)} ms, ${bytes} bytes`;
  const end = side === undefined ? 'the far end' : `the ${side}`;
  const number = alert === undefined ? 'an encrypted TLS alert' : `TLS alert ${alert} (${alertName(alert)})`;
  switch (by) {
    case 'fin':
      return `${end} closed the connection (FIN) ${rest}`;
    case 'rst':
      return `${end} reset the connection (RST) ${rest}`;
    case 'alert':
      return `${end} sent ${number} ${rest}`;
    case 'icmp':
      return `an ICMP message reported the target unreachable ${rest}`;
    case 'silence':
      return `${end} said nothing more for ${Math.round(ms)} ms, ${bytes} bytes`;
    case 'refusal':
      return `${end} refused ${rest}`;
    case 'nonsense':
      return `${end} answered something that is not RDP ${rest}`;
    case 'us':
      return alert === undefined
        ? `the client ended the connection ${rest}`
        : `the client sent ${number} ${rest}`;
  }
}
