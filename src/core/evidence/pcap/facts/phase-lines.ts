import { phases, type Phase } from '../../../facts/phases.ts';
import { says, saysEnding } from '../../../facts/phase-says.ts';
import type { FactTypes } from '../../../facts/vocabulary.ts';
import { isEstablished, tenths, type Fate } from './death.ts';
import type { Dialogue } from '../stories/dialogue.ts';
import type { Story } from '../stories/story.ts';

type Line = FactTypes['phases'][number];

/** The phases of one captured connection, in order. */
export function phaseLines(dialogue: Dialogue, story: Story, fate: Fate): readonly Line[] {
  const stoppedAt = phases.indexOf(fate.reached);
  const established = isEstablished(story, dialogue);
  return phases.slice(phases.indexOf('connection')).map((phase): Line => {
    const index = phases.indexOf(phase);
    if (skipped(phase, story) && index < stoppedAt)
      return { phase, state: 'notTried', says: says('notUsed') };
    if (index < stoppedAt || (index === stoppedAt && established)) {
      return { phase, state: 'passed', ...passed(phase, dialogue, story) };
    }
    if (index > stoppedAt) return { phase, state: 'notReached', says: says('notReached') };
    if (fate.is === 'open') return { phase, state: 'notTried', says: says(fate.why.code, fate.why.params) };
    const { ending } = fate;
    const died = fate.dead ? 'died' : 'notTried';
    return { phase, state: died, ms: ending.ms, bytes: ending.bytes, says: saysEnding(ending) };
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
        says: says(known ? 'open' : 'openAlready'),
      };
    }
    case 'negotiation': {
      if (answer?.outcome !== 'accepted') return { says: says('tlsAtOnce') };
      const ms = tenths(Math.max(0, (story.answerAt ?? 0) - (story.requestAt ?? 0)));
      return { ms, bytes: answer.bytes, says: says('chosen', { protocol: answer.protocol }) };
    }
    case 'encryption': {
      if (tls?.answer.outcome !== 'serverHello') return { says: says('noTls') };
      const ms = tenths((tls.completedAt ?? tls.answeredAt ?? tls.helloAt) - tls.helloAt);
      return { ms, says: says('tls', { version: tls.answer.version, cipher: tls.answer.suite }) };
    }
    case 'certificate':
      return { says: says(tls?.completedAt === undefined ? 'certificateShown' : 'clientWentOn') };
    case 'signIn':
      return {
        says:
          story.signIn === undefined
            ? says('encryptedWentOn')
            : says('mechanism', { mechanism: story.signIn.mechanism }),
      };
    default:
      return { says: says(story.session === undefined ? 'dataFlowed' : 'sessionStarted') };
  }
}
