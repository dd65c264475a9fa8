import { codesWithValue } from '../codes/find-codes.ts';
import { meaningOf } from '../codes/code-row.ts';
import { hexOf } from '../codes/printed.ts';
import { refusesLogon } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const refusedLogon = defineObservation({
  id: 'refused-logon',
  title: 'The server refuses the sign-in and gives a reason',
  phase: 'signIn',
  impact: 'blocks',
  ending: true,
  explanation: 'Network, encryption and NLA work. The account was refused, and the number says why.',
  needs: ['logon'],

  look({ logon }) {
    if (logon.outcome !== 'refused')
      return logon.outcome === 'accepted' ? notSeen(cite('logon', 'the account was accepted')) : notLooked();
    const status = logon.status >>> 0;
    const [row] = codesWithValue(status, ['ntStatus', 'hresult']);
    const meaning = row === undefined ? '' : `: ${meaningOf(row).replace(/\.$/, '')}`;
    return {
      is: 'seen',
      title: `The server refuses the sign-in with ${hexOf(status)}${meaning}`,
      because: [cite('logon', `refused with ${hexOf(status)}${row?.name ? ` (${row.name})` : ''}`)],
    };
  },

  remedies: ({ logon }) => [
    byHand(
      'Read what the server logged',
      'server',
      'Security log of the server: event 4625 of that minute, Status and Sub Status.',
      ...(logon.outcome === 'refused'
        ? [`\`rdpdoctor explain ${hexOf(logon.status)}\` says what the number means.`]
        : []),
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.ntstatus, sources.credsspProcessing],
  examples: [
    { name: 'a status no cause has', ...refusesLogon(0xc0000001), verdict: 'seen' },
    { name: 'the account was accepted', verdict: 'notSeen' },
    { name: 'nobody signed in', unknown: ['logon'], verdict: 'notLooked' },
  ],
});
