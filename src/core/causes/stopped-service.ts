import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import {
  cite,
  citeEvent,
  defineCause,
  inferred,
  ofAnyMachine,
  proven,
  ruledOut,
  unclear,
  type Verdict,
} from './cause.ts';
import { signedInSince } from '../judging/works-since.ts';
import { aliveSince, isStopped, isTermService } from '../judging/listener-life.ts';
import { lastEndOf, MANY_ENDS, windowsStartedSince } from '../judging/service-end.ts';

const TITLE = 'Remote Desktop Services (TermService) does not run';

export const stoppedService = defineCause({
  id: 'stopped-service',
  title: TITLE,
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'refused-port',
    'filtered-port',
    'closed-before-answer',
    'port-owned-by-other',
    'listener-absent',
  ],
  shows: ['service-ended'],
  forbids: ['rdp-answer'],
  explanation:
    'TermService is the service behind Remote Desktop. While it is stopped nothing listens on the port. (There is no service named "termserv".)',
  needs: [],
  uses: ['services', 'serverEvents', 'tcpConnect', 'arrivals'],

  detect({ services, serverEvents: log, tcpConnect, arrivals }) {
    const service = services?.['TermService'];
    const ended = lastEndOf(log, { isIt: isTermService, isStopped });
    const logged = ended ? [citeEvent(ended.tally, ended.says)] : [];
    if (service?.state === 'stopped') {
      const exit = service.exitCode ? `, exit code ${service.exitCode}` : '';
      return proven(
        cite('services', `TermService is stopped (start type ${service.startup}${exit})`),
        ...logged,
      );
    }
    if (service?.state === 'running') return ruledOut(cite('services', 'TermService is running'));
    if (service?.startup === 'disabled')
      return inferred(cite('services', 'TermService: start type disabled'), ...logged);
    if (tcpConnect?.attempts.some((attempt) => attempt.outcome === 'open'))
      return ruledOut(cite('tcpConnect', 'the port accepts connections'));
    return ofAnyMachine(log, TITLE, (own) => endedIn(own, arrivals));
  },

  remedies: ({ services }) => [
    {
      title: 'Start TermService',
      on: 'server',
      actions: [
        ...(services?.['TermService']?.startup === 'disabled'
          ? [
              {
                kind: 'setServiceStartup' as const,
                service: 'TermService' as const,
                startup: 'Manual' as const,
              },
            ]
          : []),
        { kind: 'startService', service: 'TermService' },
      ],
    },
  ],
  wouldNotHelp: ['restart-service termserv: no service has that name'],
  settledBy: 'rdpdoctor collector on the server',
  dialogs: ['0x204'],
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'stopped',
      facts: { services: { ...healthy.services, TermService: { state: 'stopped', startup: 'manual' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'recorded',
    },
    {
      name: 'disabled in a registry export',
      facts: { services: { TermService: { state: 'unknown', startup: 'disabled' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'inferred',
    },
    {
      name: 'ended once, and the port is open again',
      facts: oneEvent('scm', 7034, { param1: 'Remote Desktop Services' }),
      unknown: ['services'],
      verdict: 'ruledOut',
    },
    { name: 'running', verdict: 'ruledOut' },
    { name: 'nobody looked', unknown: ['services', 'tcpConnect', 'serverEvents'], verdict: 'unclear' },
  ],
});

/** What the log of one machine says: the service ended, and nothing shows that it lived after that. */
function endedIn(
  log: FactTypes['serverEvents'] | undefined,
  arrivals: FactTypes['arrivals'] | undefined,
): Verdict<'serverEvents' | 'arrivals'> {
  const ended = lastEndOf(log, { isIt: isTermService, isStopped });
  if (!ended) return unclear();
  const logged = [citeEvent(ended.tally, ended.says)];
  const alive = aliveSince(
    { ...(log && { serverEvents: log }), ...(arrivals && { arrivals }) },
    ended.tally.last,
  );
  if (alive) {
    // Started again each time, and nobody comes in between: it does not run for long.
    const again = ended.tally.count >= MANY_ENDS && !signedInSince(arrivals, ended.tally.first);
    return again ? inferred(...logged, alive) : ruledOut(...logged, alive);
  }
  const started = windowsStartedSince(log, ended.tally.last);
  if (started) return unclear(...logged, citeEvent(started, 'Windows was started since'));
  return inferred(...logged);
}
