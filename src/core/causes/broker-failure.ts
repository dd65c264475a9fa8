import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { codedCause } from './coded-cause.ts';

export const brokerFailure = codedCause({
  id: 'broker-failure',
  title: 'The connection broker could not bring the person to a machine',
  phase: 'session',
  impact: 'blocks',
  explanation:
    'The broker accepted the person and found no way on: no free machine in the pool, a machine that does not start or has no address, or an error while redirecting.',
  errorInfo: {
    0x400: 'target not found',
    0x402: 'the target is leaving the broker',
    0x404: 'error while redirecting',
    0x405: 'error waking the machine',
    0x406: 'error starting the machine',
    0x407: 'the address of the machine is unknown',
    0x408: 'no free machine in the pool',
    0x409: 'cancelled',
  },

  remedies: () => [
    byHand(
      'Look at the pool and at the broker',
      'server',
      'Are machines of the pool on and registered? On the broker: TerminalServices-SessionBroker/Operational and SessionBroker-Client/Operational.',
      'Connect straight to one machine of the pool (`rdpdoctor check MACHINE`) to tell it from the broker.',
    ),
  ],
  wouldNotHelp: ['changes on the client: the broker answered it'],
  settledBy: 'TerminalServices-SessionBroker/Operational on the broker',
  references: [sources.errorInfo, sources.extendedReasons],
});
