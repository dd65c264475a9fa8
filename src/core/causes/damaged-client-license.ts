import { endsSession } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import { defineCause } from './cause.ts';
import { sessionVerdict } from './judging/session-verdict.ts';
import { sources } from './judging/sources.ts';

const codes = {
  0x103: 'invalid licensing message from the client',
  0x104: 'the license belongs to other hardware',
  0x105: 'the license is damaged',
  0x108: 'a licensing message was wrongly encrypted',
  0x109: 'the license could not be renewed',
  0x10b: 'the license store of the client cannot be written',
};

export const damagedClientLicense = defineCause({
  id: 'damaged-client-license',
  title: 'The license stored on the client is damaged or belongs to another machine',
  stage: 'license',
  impact: 'blocks',
  explanation:
    'The client keeps a license in its registry; the server or the client refused it. A cloned disk, a copied profile or a store the client may not write to leads there.',
  needs: [],
  uses: ['sessionStart', 'clientError'],

  detect: (facts) => sessionVerdict(facts, codes),

  remedies: () => [
    byHand(
      'Let the client renew its license',
      'client',
      'Start mstsc once as administrator, so that it may write its license store.',
      'If that does not help: export HKLM\\SOFTWARE\\Microsoft\\MSLicensing to a file, then delete its subkey Store and start mstsc as administrator once more.',
    ),
  ],
  wouldNotHelp: ['anything on the server, if other clients get their license'],
  settledBy: 'the same connection from another client machine',
  dialogs: ['0x3/0x103', '0x3/0x104', '0x3/0x105', '0x3/0x108', '0x3/0x109', '0x3/0x10B'],
  references: [sources.errorInfo, sources.extendedReasons],
  examples: [
    { name: 'invalid licensing message from the client', ...endsSession(0x103), verdict: 'found' },
    {
      name: 'the client showed it',
      facts: { clientError: { code: 3, extended: 0x103, from: 'dialog' } },
      unknown: ['sessionStart'],
      verdict: 'found',
    },
    { name: 'another reason', ...endsSession(0x102), verdict: 'ruledOut', also: ['exhausted-licenses'] },
    { name: 'a session was opened', verdict: 'ruledOut' },
  ],
});
