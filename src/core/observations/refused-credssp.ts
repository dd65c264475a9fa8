import { endsInSignIn } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { citeDeath } from '../judging/death.ts';
import { hexOf } from '../codes/printed.ts';
import { sources } from '../judging/sources.ts';

export const refusedCredssp = defineObservation({
  id: 'refused-credssp',
  title: 'The server refuses to begin the sign-in and gives an error code',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  covers: ['refused-logon'],
  explanation:
    'NLA was refused before any user name was sent, so the account is not the reason. The code says what the server objects to: usually the kind of sign-in (NTLM, Kerberos) or its own security settings.',
  needs: ['credssp'],
  uses: ['phaseOfDeath'],

  look({ credssp, phaseOfDeath }) {
    if (credssp.outcome !== 'refused')
      return notSeen(cite('credssp', `the server gave no error code (${credssp.outcome})`));
    return seen(
      cite('credssp', `error code ${hexOf(credssp.errorCode)}, CredSSP version ${credssp.version}`),
      ...citeDeath(phaseOfDeath),
    );
  },

  remedies: ({ credssp }) => [
    byHand(
      'Look the code up, and the log of the server',
      'server',
      `\`rdpdoctor explain ${credssp.outcome === 'refused' ? hexOf(credssp.errorCode) : 'CODE'}\`, and the Security and System log at that moment.`,
    ),
  ],
  wouldNotHelp: ['typing the password again: none was sent', 'a new certificate: the encryption works'],
  settledBy: 'rdpdoctor check HOST',
  references: [sources.tsRequest, sources.ntstatus],
  examples: [
    {
      name: 'access denied',
      ...endsInSignIn({ outcome: 'refused', version: 6, errorCode: 0xc0000022 }),
      verdict: 'seen',
    },
    {
      name: 'closed without a code',
      ...endsInSignIn({ outcome: 'closed' }),
      verdict: 'notSeen',
    },
  ],
});
