import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, entitled, proven, provenAs, ruledOut, unclear } from './cause.ts';

const install = healthy.clientInstall;

export const damagedClientProgram = defineCause({
  id: 'damaged-client-program',
  title: 'The Remote Desktop client on this computer is not as Microsoft signed it',
  phase: 'name',
  impact: 'weakens',
  predicts: ['client-reported'],
  rare: true,
  explanation:
    'mstsc.exe and mstscax.dll are signed by Microsoft and come with the same build. A file that was exchanged, patched or half updated may fail in any way, and one that is not signed may be the work of somebody else.',
  needs: ['clientInstall'],

  detect({ clientInstall }) {
    const { mstscSigned, mstscaxSigned, mstscVersion, mstscaxVersion, osBuild } = clientInstall;
    const unsigned = [
      ...(mstscSigned === false ? ['mstsc.exe'] : []),
      ...(mstscaxSigned === false ? ['mstscax.dll'] : []),
    ];
    if (unsigned.length > 0)
      return proven(
        cite('clientInstall', `no valid signature: ${unsigned.join(' and ')} (Windows ${osBuild})`),
      );
    if (mstscVersion === undefined || mstscaxVersion === undefined)
      return unclear(cite('clientInstall', 'the versions of the client program could not be read'));
    const says = cite('clientInstall', `mstsc.exe ${mstscVersion}, mstscax.dll ${mstscaxVersion}`);
    if (buildOf(mstscVersion) !== buildOf(mstscaxVersion))
      return entitled(
        'The two halves of the Remote Desktop client on this computer are of different builds',
        provenAs('degrades', says),
      );
    return ruledOut(says);
  },

  remedies: () => [
    byHand(
      'Let Windows put its own files back',
      'client',
      'As administrator: `DISM /Online /Cleanup-Image /RestoreHealth`, then `sfc /scannow`, then restart.',
      'If mstsc.exe stays without a valid signature: take the computer off the network and have it looked at.',
    ),
  ],
  settledBy: 'Get-AuthenticodeSignature C:\\Windows\\System32\\mstsc.exe, C:\\Windows\\System32\\mstscax.dll',
  references: [
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/get-authenticodesignature',
  ],
  examples: [
    {
      name: 'mstsc.exe was exchanged',
      facts: { clientInstall: { ...install, mstscSigned: false } },
      verdict: 'recorded',
    },
    {
      name: 'halves of different builds',
      facts: { clientInstall: { ...install, mstscaxVersion: '10.0.22621.3000' } },
      verdict: 'recorded',
    },
    {
      name: 'halves of one build with different updates',
      facts: { clientInstall: { ...install, mstscaxVersion: '10.0.26100.4061' } },
      verdict: 'ruledOut',
    },
    {
      name: 'nothing was read',
      facts: { clientInstall: { osBuild: '10.0.26100', thirdPartyModules: [] } },
      verdict: 'unclear',
    },
  ],
});

/** Updates replace single files: only the first three numbers belong together. */
function buildOf(version: string): string {
  return version.split('.').slice(0, 3).join('.');
}
