import { meaningOf } from '../codes/code-row.ts';
import { codesWithValue } from '../codes/find-codes.ts';
import { byHand } from '../remedy/remedy.ts';
import { behindTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notSeen } from './observation.ts';

/** STATUS_VALID_CLIENT, [MS-RDPELE] 2.2.2.7.1: no error. */
const VALID_CLIENT = 7;

export const refusedLicense = defineObservation({
  id: 'refused-license',
  title: 'Licensing ends the connection',
  phase: 'license',
  impact: 'blocks',
  ending: true,
  explanation: 'Sign-in worked. The license exchange ended with an error, and the number says which.',
  needs: ['sessionStart'],

  look({ sessionStart: { licenseError, reached } }) {
    if (licenseError === undefined || licenseError === VALID_CLIENT || reached === 'connected')
      return notSeen(cite('sessionStart', 'licensing gave no error that ended the connection'));
    const [row] = codesWithValue(licenseError, ['licensingError']);
    const meaning = row === undefined ? '' : `: ${meaningOf(row).replace(/\.$/, '')}`;
    return {
      is: 'seen',
      title: `Licensing ends the connection with error ${licenseError}${meaning}`,
      because: [cite('sessionStart', `licensing error ${licenseError}${row?.name ? ` (${row.name})` : ''}`)],
    };
  },

  remedies: () => [
    byHand(
      'Compare host and license server',
      'server',
      '`lsdiag.msc` on the host shows its licensing mode, the license servers it knows and what is wrong with them.',
    ),
  ],
  wouldNotHelp: behindTls,
  settledBy: 'rdpdoctor check HOST --user NAME (it is a logon)',
  references: [sources.errorInfo],
  examples: [
    {
      name: 'an error no cause has',
      facts: { sessionStart: { reached: 'license', licenseError: 8 } },
      verdict: 'seen',
    },
    { name: 'a session was opened', verdict: 'notSeen' },
    { name: 'nobody signed in', unknown: ['sessionStart'], verdict: 'notLooked' },
  ],
});
