import { healthy } from '../facts/healthy.ts';
import { grants } from '../judging/access-list.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

/** SYSTEM, and the groups it is in. */
const system = ['S-1-5-18', 'S-1-5-32-544', 'S-1-1-0', 'S-1-5-11'];
/** To make a file in the folder (FILE_ADD_FILE). */
const makeFile = 0x2;

const file = healthy.machineKeys.rdpKeyFiles[0]!;
const folder = 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys';

export const closedKeyFolder = defineCause({
  id: 'closed-key-folder',
  title: 'Windows may not write the keys of certificates where it keeps them',
  phase: 'certificate',
  impact: 'degrades',
  predicts: ['certificate-not-made', 'key-not-opened'],
  rare: true,
  explanation:
    'The keys of the machine lie in MachineKeys, where everybody may make files and only owners read them. Where somebody "tidied up" that access list, no new key can be made: the certificate in use works until it ends, and none follows.',
  needs: ['machineKeys'],

  detect({ machineKeys: { folderSddl, rdpKeyFiles } }) {
    const may = folderSddl === undefined ? undefined : grants(folderSddl, system, makeFile);
    const held = rdpKeyFiles.filter((key) => key.systemFull === false);
    const because = [
      ...(may === false
        ? [cite('machineKeys', `${folder}: SYSTEM may make no file there (${folderSddl})`)]
        : []),
      ...held.slice(0, 4).map((key) => cite('machineKeys', `${key.name}: SYSTEM has no full access`)),
    ];
    if (because.length > 0) return proven(...because);
    return may === undefined
      ? unclear()
      : ruledOut(cite('machineKeys', 'SYSTEM may make files in MachineKeys'));
  },

  remedies: () => [
    byHandDropping(
      'Give the folder the rights it comes with',
      'server',
      `Save them first: \`icacls ${folder} /save C:\\machinekeys-acl.txt\`.`,
      `This folder only: \`icacls ${folder} /grant *S-1-5-32-544:F "*S-1-1-0:(RD,WD,AD,REA,WEA,RA,WA,RC,S)"\`. Where a single key file is named: \`icacls FILE /grant *S-1-5-18:F\`. Then restart TermService.`,
      `To take it back: \`icacls ${folder.slice(0, folder.lastIndexOf('\\'))} /restore C:\\machinekeys-acl.txt\`; a single file: \`icacls FILE /remove:g *S-1-5-18\`.`,
    ),
  ],
  wouldNotHelp: ['deleting or renaming MachineKeys: every certificate of the machine loses its key'],
  settledBy: `icacls ${folder} on the server`,
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/windows-security/default-permissions-machinekeys-folders',
  ],
  examples: [
    {
      name: 'only administrators may read',
      facts: { machineKeys: { folderSddl: 'O:SYG:SYD:PAI(A;;FR;;;BA)', rdpKeyFiles: [file] } },
      verdict: 'recorded',
    },
    {
      name: 'the key file is closed to SYSTEM',
      facts: { machineKeys: { ...healthy.machineKeys, rdpKeyFiles: [{ ...file, systemFull: false }] } },
      verdict: 'recorded',
    },
    { name: 'not known', facts: { machineKeys: { rdpKeyFiles: [] } }, verdict: 'unclear' },
    { name: 'as it comes', verdict: 'ruledOut' },
  ],
});
