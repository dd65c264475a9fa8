import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';

export const closedSession = defineObservation({
  id: 'closed-session',
  title: 'The connection ends after sign-in, before there is a session, and nobody gives a reason',
  phase: 'session',
  impact: 'blocks',
  ending: true,
  explanation:
    'Name and password were accepted. The connection ended while the session was being set up, without an error code: the logs of the server know more.',
  needs: ['sessionStart'],

  look({ sessionStart: { reached, ending, errorInfo, licenseError } }) {
    if (reached === 'connected') return notSeen(cite('sessionStart', 'a session was opened'));
    if (errorInfo || (licenseError !== undefined && licenseError !== 7))
      return notSeen(cite('sessionStart', 'the server gave a reason'));
    if (ending === undefined)
      return notSeen(cite('sessionStart', `followed up to ${reached}, and it did not end`));
    return seen(
      cite(
        'sessionStart',
        `ended (${ending.by}) ${ending.ms} ms after ${reached}, ${ending.bytes} bytes received`,
      ),
    );
  },

  remedies: () => [
    byHand(
      'Read what the server logged',
      'server',
      'TerminalServices-LocalSessionManager/Operational, RemoteConnectionManager/Operational and the Application log of that minute.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'closed after the client info',
      facts: {
        sessionStart: {
          reached: 'clientInfo',
          ending: { by: 'fin', after: 'clientInfo', ms: 30, bytes: 0 },
        },
      },
      verdict: 'seen',
    },
    { name: 'a session was opened', verdict: 'notSeen' },
    { name: 'nobody signed in', unknown: ['sessionStart'], verdict: 'notLooked' },
    {
      name: 'the server gave a reason',
      facts: {
        sessionStart: {
          reached: 'clientInfo',
          errorInfo: 9,
          ending: { by: 'fin', after: 'clientInfo', ms: 30, bytes: 0 },
        },
      },
      verdict: 'notSeen',
    },
    {
      name: 'licensing gave a reason',
      facts: {
        sessionStart: {
          reached: 'license',
          licenseError: 2,
          ending: { by: 'fin', after: 'clientInfo', ms: 30, bytes: 0 },
        },
      },
      verdict: 'notSeen',
    },
    {
      name: 'licensing went well and it closed',
      facts: {
        sessionStart: {
          reached: 'license',
          licenseError: 7,
          ending: { by: 'fin', after: 'clientInfo', ms: 30, bytes: 0 },
        },
      },
      verdict: 'seen',
    },
    { name: 'followed part of the way', facts: { sessionStart: { reached: 'license' } }, verdict: 'notSeen' },
  ],
});
