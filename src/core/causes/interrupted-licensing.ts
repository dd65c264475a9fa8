import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const interruptedLicensing = codedCause({
  id: 'interrupted-licensing',
  title: 'The license exchange broke off',
  phase: 'license',
  impact: 'blocks',
  shows: ['licensing-broken-off'],
  explanation:
    'The connection ended while the license was being handed over: trouble on the way, or the client gave up.',
  errorInfo: {
    0x100: 'internal licensing error',
    0x106: 'network trouble during licensing',
    0x107: 'the client ended licensing early',
  },
  clientCodes: [0x808, 0x908],

  remedies: () => [
    byHand(
      'Try again, then look at both ends',
      'server',
      'One failure is no finding. If it repeats: lsdiag.msc on the server, and `rdpdoctor check HOST --deep` for loss on the way.',
    ),
  ],
  wouldNotHelp: ['deleting MSLicensing on the client before it is shown to be damaged'],
  settledBy: 'lsdiag.msc on the server',
  references: [sources.errorInfo, sources.extendedReasons],
});
