import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const exhaustedLicenses = codedCause({
  id: 'exhausted-licenses',
  title: 'No license is left for this client or person, or the host may not take remote connections',
  phase: 'license',
  impact: 'blocks',
  explanation:
    'The license server answered and has none to give: all are in use, they are of the wrong kind (per device or per user) or version, or the host is not licensed for remote connections.',
  errorInfo: {
    0x102: 'no license available',
    0x10a: 'the server is not licensed for remote connections',
  },
  licenseErrors: { 2: 'ERR_NO_LICENSE' },
  events: {
    rcm: {
      1004: 'no client license could be issued',
      1011: 'the temporary license of a client has run out',
      1028: 'the license of a client could not be renewed',
      50180: 'the license of a client could not be renewed',
    },
    licensing: { 20: 'the license server has too few licenses', 21: 'the license server has none left' },
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
  references: [sources.errorInfo, sources.extendedReasons],
});
