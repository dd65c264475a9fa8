import { tallyOf } from '../facts/event-log.ts';
import { event, logOfOnly } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { isOfService, isStoppedService } from '../judging/listener-life.ts';
import { lastEndOf, windowsStartedSince, type ServiceSigns } from '../judging/service-end.ts';
import { sources } from '../judging/sources.ts';
import { citeEvent, defineCause, inferred, ruledOut, unclear } from './cause.ts';

type Log = FactTypes['serverEvents'];
type Fields = Readonly<Record<string, string>>;

const isGateway = (fields: Fields) => isOfService(fields, 'TSGateway', 'Remote Desktop Gateway');
const signs: ServiceSigns = {
  isIt: isGateway,
  isStopped: (fields) => isGateway(fields) && isStoppedService(fields, 'TSGateway'),
};

export const stoppedGatewayService = defineCause({
  id: 'stopped-gateway-service',
  title: 'The service of the RD Gateway (TSGateway) does not run',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['client-reported'],
  explanation:
    'Everybody who comes through the gateway needs its service. While it is stopped the web server in front of it may still answer, and nobody is led on.',
  needs: ['serverEvents'],

  detect({ serverEvents: log }) {
    const ended = lastEndOf(log, signs);
    if (ended === undefined) return unclear();
    const says = citeEvent(ended.tally, ended.says);
    const led = lastLed(log);
    if (led !== undefined && led.last > ended.tally.last)
      return ruledOut(says, citeEvent(led, 'the gateway led somebody on since'));
    const started = windowsStartedSince(log, ended.tally.last);
    return started ? unclear(says, citeEvent(started, 'Windows was started since')) : inferred(says);
  },

  remedies: () => [
    {
      title: 'Start the gateway service',
      on: 'server',
      actions: [{ kind: 'restartServices', services: ['TSGateway'] }],
    },
  ],
  wouldNotHelp: ['changes on the machine behind the gateway: nobody is led to it'],
  settledBy: '`Get-Service TSGateway` on the gateway',
  dialogs: ['0x300000D'],
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'it ended and led nobody on since',
      facts: logOfOnly(
        event('gateway', 302, {}, '2026-10-20T00:40:00Z'),
        event('scm', 7034, { param1: 'Remote Desktop Gateway', param2: '3' }, '2026-10-20T01:52:00Z'),
      ),
      verdict: 'inferred',
    },
    {
      name: 'it ended and leads people on again',
      facts: logOfOnly(
        event('scm', 7031, { param1: 'Remote Desktop Gateway', param2: '1' }, '2026-10-20T01:52:00Z'),
        event('gateway', 302, {}, '2026-10-20T07:10:00Z'),
      ),
      verdict: 'ruledOut',
    },
    {
      name: 'it ended before Windows was started',
      facts: logOfOnly(
        event('scm', 7034, { param1: 'Remote Desktop Gateway', param2: '1' }, '2026-10-20T01:52:00Z'),
        event('kernel', 12, {}, '2026-10-20T02:30:00Z'),
      ),
      verdict: 'unclear',
    },
  ],
});

/** What the gateway last did for anybody: asked who it is, let pass, joined or parted. */
function lastLed(log: Log | undefined) {
  return [200, 300, 302, 303]
    .flatMap((id) => tallyOf(log, 'gateway', id) ?? [])
    .toSorted((a, b) => (a.last < b.last ? 1 : -1))[0];
}
