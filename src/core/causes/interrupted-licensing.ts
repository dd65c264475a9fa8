import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x100: 'internal licensing error',
  0x106: 'network trouble during licensing',
  0x107: 'the client ended licensing early',
};

export const interruptedLicensing = defineCause({
  id: 'interrupted-licensing',
  title: 'The license exchange broke off',
  stage: 'license',
  impact: 'blocks',
  explanation:
    'The connection ended while the license was being handed over: trouble on the way, or the client gave up.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes, [0x808, 0x908]),

  remedies: () => [
    byHand(
      'Try again, then look at both ends',
      'server',
      'One failure is no finding. If it repeats: lsdiag.msc on the server, and `rdpdoctor check HOST --deep` for loss on the way.',
    ),
  ],
  wouldNotHelp: ['deleting MSLicensing on the client before it is shown to be damaged'],
  settledBy: 'lsdiag.msc on the server',
  dialogs: ['0x3/0x100', '0x3/0x106', '0x3/0x107', '0x808', '0x908'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'internal licensing error', ...endsSession(0x100), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x100, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x102), verdict: 'ruledOut', also: ['exhausted-licenses'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
