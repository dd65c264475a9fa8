import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';

const file = healthy.machineKeys.rdpKeyFiles[0]!;

export const crowdedKeyFiles = defineCause({
  id: 'crowded-key-files',
  title: 'The server has more than one key file for its Remote Desktop certificate',
  phase: 'certificate',
  impact: 'informs',
  predicts: [],
  explanation:
    'There should be exactly one file f686aace6942fb7f7ceb231212eef4a4_<machine GUID>. A second one remains from a copied image or a changed machine GUID: it is not used, and it misleads whoever repairs the wrong one.',
  needs: ['machineKeys'],

  detect({ machineKeys: { rdpKeyFiles } }) {
    if (rdpKeyFiles.length > 1)
      return proven(...rdpKeyFiles.map((key) => cite('machineKeys', `${key.name}, ${key.bytes} bytes`)));
    return ruledOut(cite('machineKeys', `${rdpKeyFiles.length} key file`));
  },

  remedies: () => [
    byHand(
      'Leave both; repair the one in use',
      'server',
      'The one in use ends in the value of HKLM\\SOFTWARE\\Microsoft\\Cryptography\\MachineGuid. Delete nothing for tidiness.',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/internal-error-has-occurred-connecting-remote-machine',
  ],
  examples: [
    {
      name: 'two files',
      facts: {
        machineKeys: {
          rdpKeyFiles: [
            file,
            { ...file, name: 'f686aace6942fb7f7ceb231212eef4a4_11111111-0000-0000-0000-000000000000' },
          ],
        },
      },
      verdict: 'recorded',
    },
    { name: 'one file', verdict: 'ruledOut' },
  ],
});
