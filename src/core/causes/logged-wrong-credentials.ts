import { logsOfAttempts, refusedAttempts } from '../facts/situations-of-attempts.ts';
import { byHand } from '../remedy/remedy.ts';
import { loggedRefusal } from '../judging/logged-refusal.ts';
import { defineCause, inferred, suspected, unclear } from './cause.ts';

export const loggedWrongCredentials = defineCause({
  id: 'logged-wrong-credentials',
  title: 'The server turns sign-ins away for the user name or password; its log gives no status',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['refused-logon', 'closed-credssp', 'dropped-before-sign-in', 'failing-since-onset'],
  explanation:
    'RdpCoreTS logs that the user name or password was not right (140), without the status that Security 4625 would give. The connection and its encryption worked up to there.',
  needs: ['incident'],

  detect({ incident }) {
    const logged = loggedRefusal(incident, (status) => status === undefined);
    if (logged === undefined) return unclear();
    return logged.refusals.sinceWorked >= PERSISTENT ? inferred(logged.says) : suspected(logged.says);
  },

  remedies: () => [
    byHand(
      'Read the status',
      'server',
      'Security log of the server, event 4625 of that minute: its Status and Sub Status name the reason. It is written only where logon failures are audited.',
    ),
  ],
  wouldNotHelp: [
    'NLA off: the account would be refused on a screen everybody can reach',
    'a new certificate',
  ],
  settledBy: 'the Security log of the server',
  references: [
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625',
  ],
  examples: [
    {
      name: 'refused again and again, without a status',
      facts: refusedAttempts({ address: '192.0.2.61' }),
      verdict: 'inferred',
    },
    { name: 'no log that would tell', unknown: logsOfAttempts, verdict: 'unclear' },
  ],
});

/** Refusals in a row that are more than slips: people give up or ask at three. */
const PERSISTENT = 3;
