import { healthy } from '../facts/healthy.ts';
import { byHand, byHandDropping } from '../remedy/remedy.ts';
import { saidInWords } from '../judging/told-code.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

/** The sentence of the client, an id of codes/dialogs.ts. */
const IN_USE = 'all-connections-in-use';
/** "No limit" is written as either of these. */
const unlimited = [999_999, 4_294_967_295];

export const sessionLimit = defineCause({
  id: 'session-limit',
  title: 'The server has as many sessions as its limit allows',
  phase: 'session',
  impact: 'blocks',
  predicts: ['ended-session', 'closed-session'],
  explanation:
    'The policy "Limit number of connections" or MaxInstanceCount of the listener sets how many sessions may exist; further people are turned away as "server is busy".',
  needs: [],
  uses: ['listenerSettings', 'sessions', 'clientError'],

  detect({ listenerSettings, sessions, clientError }) {
    if (listenerSettings === undefined || sessions === undefined) {
      const said = saidInWords(clientError, [IN_USE]);
      return said === undefined ? unclear() : proven(said);
    }
    const { maxInstances } = listenerSettings;
    if (!maxInstances)
      return unclear(
        cite('sessions', `${sessions.active} active and ${sessions.disconnected} disconnected sessions`),
      );
    const taken = sessions.active + sessions.disconnected;
    if (unlimited.includes(maxInstances.value))
      return ruledOut(cite('listenerSettings', 'the number of sessions is not limited'));
    if (taken < maxInstances.value)
      return ruledOut(cite('sessions', `${taken} of ${maxInstances.value} sessions are taken`));
    return proven(
      cite('sessions', `${sessions.active} active, ${sessions.disconnected} disconnected`),
      cite('listenerSettings', `limit ${maxInstances.value} (${maxInstances.origin})`),
    );
  },

  remedies: ({ sessions, listenerSettings: { maxInstances } = {} }) => [
    byHandDropping(
      'End sessions nobody uses',
      'server',
      `${sessions === undefined ? '' : `${sessions.disconnected} sessions are disconnected: `}\`qwinsta\` lists them, \`logoff ID\` ends one (unsaved work in it is lost).`,
    ),
    byHand(
      'Raise the limit',
      maxInstances?.origin === 'policy' ? 'domain' : 'server',
      'Policy "Limit number of connections", or MaxInstanceCount of WinStations\\RDP-Tcp.',
    ),
  ],
  dialogs: [IN_USE],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'two of two',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, maxInstances: { value: 2, origin: 'policy' } },
      },
      verdict: 'recorded',
    },
    {
      name: 'the client shows that all connections are in use',
      facts: { clientError: { dialog: IN_USE, from: 'dialog' } },
      unknown: ['listenerSettings', 'sessions'],
      verdict: 'told',
    },
    {
      name: 'three of ten',
      facts: {
        listenerSettings: { ...healthy.listenerSettings, maxInstances: { value: 10, origin: 'local' } },
      },
      verdict: 'ruledOut',
    },
    { name: 'unlimited', verdict: 'ruledOut' },
  ],
});
