import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked, notSeen, seen } from './observation.ts';

export const deniedEarly = defineObservation({
  id: 'denied-early',
  title: 'The password is right, and the server denies this person access',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  explanation:
    'After the password was accepted the server sent its early authorization result: access denied. It concerns the right to sign in remotely, not the password.',
  needs: ['earlyUserAuth'],

  look({ earlyUserAuth: { outcome, code } }) {
    if (outcome === 'denied')
      return seen(cite('earlyUserAuth', 'the server answered the password with: access denied'));
    if (outcome === 'unknownCode')
      return {
        is: 'seen',
        title: `The password is right, and the server answers it with a code that no specification has (${code ?? 'not kept'})`,
        because: [
          cite(
            'earlyUserAuth',
            `the authorization result is ${code ?? 'unknown'}: neither 0 (allowed) nor 5 (denied)`,
          ),
        ],
      };
    return outcome === 'allowed'
      ? notSeen(cite('earlyUserAuth', 'the server lets this person in'))
      : notLooked();
  },

  remedies: () => [
    byHand(
      'Look at who may sign in remotely',
      'server',
      'Members of Remote Desktop Users, and the policies "Allow log on through Remote Desktop Services" and "Deny log on through Remote Desktop Services".',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.earlyUserAuth],
  examples: [
    {
      name: 'denied after the password',
      facts: {
        earlyUserAuth: { outcome: 'denied', code: 5 },
        phaseOfDeath: { ...healthy.phaseOfDeath, phase: 'signIn' },
      },
      unknown: ['sessionStart'],
      verdict: 'seen',
    },
    {
      name: 'a code nobody knows',
      facts: {
        earlyUserAuth: { outcome: 'unknownCode', code: 9 },
        phaseOfDeath: { ...healthy.phaseOfDeath, phase: 'signIn' },
      },
      unknown: ['sessionStart'],
      verdict: 'seen',
    },
    { name: 'allowed', verdict: 'notSeen' },
    { name: 'nobody signed in', unknown: ['earlyUserAuth'], verdict: 'notLooked' },
  ],
});
