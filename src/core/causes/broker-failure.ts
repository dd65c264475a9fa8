import { tallyOf, tallySays } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';

export const brokerFailure = defineCause({
  id: 'broker-failure',
  title: 'The Connection Broker does not work, so sessions cannot be placed',
  stage: 'session',
  impact: 'blocks',
  explanation:
    'The broker could not log on to its database (2056) or does not answer (1296). Microsoft names a renamed broker host as the usual cause; renaming one is not supported.',
  needs: ['serverEvents'],

  detect({ serverEvents: log }) {
    const events = [tallyOf(log, 'broker', 2056), tallyOf(log, 'brokerclient', 1296)].flatMap(
      (tally) => tally ?? [],
    );
    if (events.length > 0)
      return found(
        'likely',
        ...events.map((tally) =>
          cite(
            'serverEvents',
            tallySays(
              tally,
              tally.id === 2056 ? 'the logon to the broker database failed' : 'the broker is not ready',
            ),
          ),
        ),
      );
    return log.covers.some((cover) => /SessionBroker/i.test(cover.channel))
      ? ruledOut(cite('serverEvents', 'the broker logs hold neither 2056 nor 1296'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Look at the broker',
      'server',
      'On the broker: does the service TSSDis run, and does the group "RDS Endpoint Servers" contain NETWORK SERVICE (S-1-5-20)?',
      'Was the broker host renamed? Then give it its old name back.',
    ),
  ],
  settledBy: 'the logs Microsoft-Windows-TerminalServices-SessionBroker and -SessionBroker-Client',
  references: [
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton',
  ],
  examples: [
    { name: '2056', facts: oneEvent('broker', 2056), verdict: 'found' },
    {
      name: 'the log was read and is silent',
      facts: {
        serverEvents: {
          tallies: [],
          covers: [
            {
              channel: 'Microsoft-Windows-TerminalServices-SessionBroker/Operational',
              computer: 'SRV01',
              first: '2026-08-01T00:00:00Z',
              last: '2026-09-01T00:00:00Z',
              records: 10,
              lost: 0,
            },
          ],
        },
      },
      verdict: 'ruledOut',
    },
    { name: 'no broker log', verdict: 'unclear' },
  ],
});
