import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const requiredFreshCredentials = defineCause({
  id: 'required-fresh-credentials',
  title: 'The server accepts no saved password: it has to be typed each time',
  phase: 'signIn',
  impact: 'blocks',
  predicts: ['ended-session', 'refused-logon'],
  explanation:
    'The policy "Always prompt for password upon connection" of the server refuses credentials the client had saved. Nothing is broken.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect({ sessionStart, clientError }) {
    if (sessionStart?.errorInfo === 10)
      return proven(cite('sessionStart', 'the server sent error info 0xA: fresh credentials required'));
    if (clientError?.extended === 10 || clientError?.code === 0x2107)
      return inferred(cite('clientError', 'the client showed that fresh credentials are required'));
    return sessionStart?.reached === 'connected'
      ? ruledOut(cite('sessionStart', 'a session was opened'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Type the password',
      'client',
      'Remove the saved entry of this server (`cmdkey /delete:TERMSRV/HOST`) and type the password when asked.',
    ),
  ],
  dialogs: ['0x2107', '0x3/0xA'],
  references: [sources.errorInfo, sources.disconnectReasons],
  examples: [
    { name: 'error info 10', ...endsSession(10), verdict: 'measured' },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
