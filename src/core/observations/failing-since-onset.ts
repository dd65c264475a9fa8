import { meaningOf } from '../codes/code-row.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { logsOfAttempts, refusedAttempts } from '../facts/situations-of-attempts.ts';
import { minuteOf } from '../facts/time.ts';
import type { Incident } from '../incident/incident.ts';
import { byHand } from '../remedy/remedy.ts';
import { tellingChanges } from '../judging/telling-changes.ts';
import { failStrangersOnly } from '../judging/strangers.ts';
import { changeWords } from '../judging/change-words.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const failingSinceOnset = defineObservation({
  id: 'failing-since-onset',
  title: 'Since a moment that the logs name, connections fail',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  hearsay: 'anyPhase',
  explanation:
    'This is what the logs hold of sign-ins that fail: for whom, since when, and what began at that moment. What came just as often before explains nothing.',
  needs: ['incident'],

  look({ incident }) {
    const { failing, onset, lastWorked, attempts } = incident;
    if (failing === 'no')
      return notSeen(
        cite(
          'incident',
          `somebody got in at ${minuteOf(lastWorked ?? '')}, and nothing fails at the end of the logs`,
        ),
      );
    if (failing !== 'yes' || onset === undefined) return notLooked();
    // Strangers who never got in: an open port, not a fault.
    if (failStrangersOnly(incident)) return notLooked();
    const changes = tellingChanges(incident);
    // What the client alone tells is told better by its own code, unless it works elsewhere.
    if (
      changes.length === 0 &&
      incident.whom?.host === undefined &&
      attempts.every(({ side, outcome }) => side === 'client' || outcome !== 'failed')
    )
      return notLooked();
    const who = whom(incident);
    const failures = `${onset.failures ?? 0} ${onset.failures === 1 ? 'attempt' : 'attempts'} failed`;
    return {
      is: 'seen',
      // Where nothing is known to have worked, nobody knows since when it fails.
      title:
        onset.after === undefined
          ? `${who[0]!.toUpperCase()}${who.slice(1)}: the first failure that is known was at ${minuteOf(onset.by)}`
          : `Since ${minuteOf(onset.by)} ${who}`,
      because: [
        cite(
          'incident',
          `${failures} since ${minuteOf(onset.by)}${onset.after === undefined ? '' : `; the last that worked was at ${minuteOf(onset.after)}`}`,
        ),
        ...reasonsOf(incident),
        ...changes.map((change) => cite('incident', changeWords(change))),
      ],
    };
  },

  remedies: ({ incident }) => [
    byHand(
      'Look at what began with it',
      'server',
      ...tellingChanges(incident).map(changeWords),
      'What is named first began closest to the first failure, never came while it worked, and came with the failures.',
    ),
  ],
  settledBy:
    'System, Security, Application and TerminalServices logs of the server, from before and after it began',
  references: [sources.generalTroubleshooting],
  examples: [
    { name: 'nobody fails', verdict: 'notSeen' },
    {
      name: 'refused again and again since the last session',
      facts: refusedAttempts({ user: 'anna', address: '192.0.2.50' }, '0xc0000001'),
      verdict: 'seen',
    },
    { name: 'no logs', unknown: logsOfAttempts, verdict: 'notLooked' },
  ],
});

/** What the client logged of its failures at one host of several. */
function reasonsOf({ attempts, whom: who, onset }: Incident) {
  if (who?.host === undefined || onset === undefined) return [];
  const failed = attempts.filter(
    ({ host, outcome, at }) => host === who.host && outcome === 'failed' && at >= onset.by,
  );
  const reasons = new Set(
    failed.flatMap(({ ending }) => (ending === undefined ? [] : [Number(ending.code)])),
  );
  return [...reasons].slice(0, 3).map((reason) => {
    const [row] = codesWithValue(reason, ['disconnectReason']);
    const says = row === undefined ? '' : `: ${meaningOf(row).replace(/\.$/, '')}`;
    return cite('incident' as const, `the client logs ${reason} (RDPClient 1026)${says}`);
  });
}

function whom({ scope, whom: who }: Incident): string {
  switch (scope) {
    case 'everybody':
      return 'nobody gets in';
    case 'oneClient':
      if (who?.host !== undefined)
        return `this client does not get in at ${who.host}, while it does elsewhere`;
      return `connections from ${who?.address ?? 'one client'} fail`;
    case 'oneUser':
      return `${who?.user ?? 'one person'} does not get in`;
    case 'sometimes':
      return 'some connections fail and others do not';
    default:
      return 'connections fail';
  }
}
