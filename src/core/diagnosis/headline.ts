import type { Phase } from '../facts/rdp.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Finding, Outcome } from './diagnosis.ts';

type Known = Partial<FactTypes>;

/** The sentence at the top: what is, as far as it was measured. A mere possibility never stands there. */
export function headlineOf(outcome: Outcome, lead: Finding | undefined, known: Known): string {
  const far = livesUpTo(known);
  const said = lead === undefined ? undefined : `${lead.title}.`;
  switch (outcome) {
    case 'works':
      return [
        `Healthy up to ${far ?? 'where it was looked'}.`,
        ...(lead?.impact === 'weakens' ? [said] : []),
      ].join(' ');
    case 'worksForSome':
      return (
        said ?? `Not every current client gets through; ours does, up to ${far ?? 'where it was looked'}.`
      );
    case 'disturbed':
      return said ?? 'It works, and something disturbs it.';
    case 'fails':
      return said ?? `It fails${known.phaseOfDeath === undefined ? '' : ` ${at[phaseOf(known)]}`}.`;
    case 'unknown':
      return said ?? 'What is known does not tell what is wrong.';
  }
}

function phaseOf({ phaseOfDeath }: Known): Phase {
  return phaseOfDeath === undefined || phaseOfDeath.phase === 'none' ? 'session' : phaseOfDeath.phase;
}

function livesUpTo({ phaseOfDeath, sessionStart, credssp }: Known): string | undefined {
  if (phaseOfDeath?.phase !== 'none') return undefined;
  if (sessionStart?.reached === 'connected') return 'a complete session';
  return credssp?.outcome === 'challenged' ? 'the point where a password is needed' : 'the sign-in screen';
}

const at: Readonly<Record<Phase, string>> = {
  name: 'at the name',
  connection: 'at the TCP connection',
  negotiation: 'in negotiation',
  encryption: 'in encryption',
  certificate: 'at the certificate',
  signIn: 'at sign-in',
  license: 'at licensing',
  session: 'in the session',
};
