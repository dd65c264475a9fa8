import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { codedCause } from './coded-cause.ts';

export const missingLicenseServer = codedCause({
  id: 'missing-license-server',
  title: 'The server finds no license server',
  phase: 'license',
  impact: 'blocks',
  shows: ['no-license-server'],
  explanation:
    'A Remote Desktop Session Host needs a license server; this one reaches none. While its grace period lasts it lets people in all the same; then it refuses. Administrative sessions (`mstsc /admin`) work without.',
  errorInfo: { 0x101: 'no license server' },
  licenseErrors: { 6: 'ERR_NO_LICENSE_SERVER' },
  events: {
    rcm: {
      1010: 'no license server could be found',
      1026: 'no license server could be found in the domain',
      1027: 'no license server could be found in the workgroup',
      1130: 'no license server is named',
      50282: 'no license server is named',
    },
    licensing: {
      9: 'the database of the license server is not valid',
      12: 'the license server refuses every request',
    },
  },

  remedies: () => [
    byHand(
      'Give the host a license server that answers',
      'server',
      'lsdiag.msc on the host names what is missing. Set server and mode by policy ("Use the specified Remote Desktop license servers") or in the deployment, and check that the service TermServLicensing runs there.',
      'Get in meanwhile with `mstsc /admin`.',
    ),
  ],
  wouldNotHelp: [
    'deleting HKLM\\SOFTWARE\\Microsoft\\MSLicensing on the client: the license server is what is missing',
    'resetting the grace period in the registry: it hides the shortage',
  ],
  settledBy: 'lsdiag.msc on the server, or the collector',
  references: [
    sources.errorInfo,
    'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/f18b6c9f-f3d8-4a0e-8398-f9b153233dca',
  ],
});
