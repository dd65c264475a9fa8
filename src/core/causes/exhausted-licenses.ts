import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

/** dwErrorCode ERR_NO_LICENSE, [MS-RDPBCGR] 2.2.1.12.1.3. */
const NO_LICENSE = 2;
const codes = {
  0x102: 'no license available',
  0x10a: 'the server is not licensed for remote connections',
};

export const exhaustedLicenses = defineCause({
  id: 'exhausted-licenses',
  title: 'No license is left for this client or person, or the host may not take remote connections',
  stage: 'license',
  impact: 'blocks',
  explanation:
    'The license server answered and has none to give: all are in use, they are of the wrong kind (per device or per user) or version, or the host is not licensed for remote connections.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect(facts) {
    if (facts.sessionStart?.licenseError === NO_LICENSE && facts.sessionStart.reached !== 'connected')
      return found('certain', cite('sessionStart', 'licensing error 2 (ERR_NO_LICENSE)'));
    return sessionVerdict(facts, codes);
  },

  remedies: () => [
    byHand(
      'Compare the licenses with the mode of the host',
      'server',
      'licmgr.exe on the license server: kind, version and number. lsdiag.msc on the host: its mode has to be the same kind.',
      'Get in meanwhile with `mstsc /admin`.',
    ),
  ],
  wouldNotHelp: ['deleting MSLicensing on the client: the shortage is on the server'],
  settledBy: 'lsdiag.msc on the server',
  dialogs: ['0x3/0x102', '0x3/0x10A'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'no license available', ...endsSession(0x102), verdict: 'found' },
    {
      name: 'told by licensing itself',
      facts: { sessionStart: { reached: 'license', licenseError: 2 } },
      verdict: 'found',
    },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x102, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x101), verdict: 'ruledOut', also: ['missing-license-server'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
