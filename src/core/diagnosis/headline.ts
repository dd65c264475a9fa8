import type { Phase } from '../facts/phases.ts';
import type { Change } from '../incident/changes.ts';
import { changeWords } from '../judging/change-words.ts';
import { minuteOf } from '../facts/time.ts';
import type { Finding, Outcome } from './diagnosis.ts';
import { isBehindGateway, worksAtGateway } from './outcome.ts';
import type { KnownFacts } from './judged.ts';

type Known = KnownFacts;

/** The sentence at the top: what is, as far as it was measured. A mere possibility never stands there. */
export function headlineOf(
  outcome: Outcome,
  lead: Finding | undefined,
  [began]: readonly Change[],
  known: Known,
): string {
  const far = livesUpTo(known);
  const news =
    began === undefined || lead?.is === 'cause' ? '' : ` What began with it: ${changeWords(began)}.`;
  const said = lead === undefined ? undefined : `${lead.title}.${news}`;
  switch (outcome) {
    case 'works':
      return [healthy(known, far), ...(lead?.impact === 'weakens' ? [said] : [])].join(' ');
    case 'worksForSome':
      return (
        said ?? `Not every current client gets through; ours does, up to ${far ?? 'where it was looked'}.`
      );
    case 'disturbed':
      return said ?? 'It works, and something disturbs it.';
    case 'fails':
      return said ?? `It fails${known.phaseOfDeath === undefined ? '' : ` ${at[phaseOf(known)]}`}.`;
    case 'unknown':
      return (
        said ??
        silentWords(known, began) ??
        unsettledWords(known) ??
        'What is known does not tell what is wrong.'
      );
  }
}

/** It worked, and the newest that is known did not. */
function unsettledWords({ incident, phaseOfDeath }: Known): string | undefined {
  const { unsettled, lastWorked } = incident ?? {};
  if (unsettled === undefined || phaseOfDeath !== undefined) return undefined;
  if (unsettled.what === 'nobodyCame')
    return `People got in${unsettled.whose === 'people' ? '' : ` on ${unsettled.whose}`} until ${minuteOf(unsettled.at)}, and nobody has come since, for longer than ever in the hours in which people come here: whether they still could, only an attempt from a client tells.`;
  const what = unsettled.what === 'noSession' ? 'came to no session' : 'ended without a sign-out';
  return `People got in until ${minuteOf(lastWorked ?? '')}, and the newest attempt that is known (${unsettled.whose}, ${minuteOf(unsettled.at)}) ${what}: once is too little to say why.`;
}

/** People came as a habit and stay away: that nothing fails is no proof that they could come. */
function silentWords({ incident, phaseOfDeath }: Known, began: Change | undefined): string | undefined {
  const { onset, lastWorked } = incident ?? {};
  if (onset?.how !== 'silence' || phaseOfDeath !== undefined) return undefined;
  const news = began === undefined ? '' : ` What began since: ${changeWords(began)}.`;
  return `People came regularly until ${minuteOf(lastWorked ?? '')}, and nobody has come since, though by ${minuteOf(onset.by)} somebody always had: whether they still could, only an attempt from a client tells.${news}`;
}

/** How far the wire was followed; where only logs were read, what they show. */
function healthy(known: Known, far: string | undefined): string {
  const { phaseOfDeath, incident, gateway } = known;
  if (isBehindGateway(known) && gateway !== undefined)
    return `The RD Gateway ${gateway.host} is healthy up to its own sign-in; what lies behind it is asked only with credentials.`;
  if (phaseOfDeath !== undefined || incident === undefined)
    return `Healthy up to ${far ?? 'where it was looked'}.`;
  const gate = worksAtGateway(known);
  if (gate !== undefined)
    return `This log shows an RD Gateway that works: ${gate.connections} connections of ${gate.people} people passed, the last at ${minuteOf(gate.last)}, and nobody is turned away at its end. What happens on the computers behind it stands in their own logs.`;
  const { attempts, lastWorked } = incident;
  const worked = attempts
    .filter(({ outcome }) => outcome === 'worked')
    .reduce((sum, { count }) => sum + count, 0);
  return `These logs show a server that works: ${worked} sign-ins of the newest attempts succeeded, the last at ${minuteOf(lastWorked ?? '')}, and nothing fails at their end.`;
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
