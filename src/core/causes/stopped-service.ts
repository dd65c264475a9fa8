import { tallyWhere, tallySays } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { cite, defineCause, found, ruledOut, unclear } from './cause.ts';

export const stoppedService = defineCause({
  id: 'stopped-service',
  title: 'Remote Desktop Services (TermService) does not run',
  stage: 'reach',
  impact: 'blocks',
  silencesPort: true,
  explanation:
    'TermService is the service behind Remote Desktop. While it is stopped nothing listens on the port. (There is no service named "termserv".)',
  needs: [],
  uses: ['services', 'serverEvents', 'tcpConnect'],
  accountsFor: ['refused-port', 'filtered-port', 'closing-front', 'foreign-port-owner'],

  detect({ services, serverEvents: log, tcpConnect }) {
    const service = services?.['TermService'];
    const ended =
      tallyWhere(log, 'scm', 7031, isTermService) ??
      tallyWhere(log, 'scm', 7034, isTermService) ??
      tallyWhere(log, 'scm', 7023, isTermService);
    const logged = ended
      ? [cite('serverEvents' as const, tallySays(ended, 'the service ended unexpectedly'))]
      : [];
    if (service?.state === 'stopped') {
      const exit = service.exitCode ? `, exit code ${service.exitCode}` : '';
      return found(
        'certain',
        cite('services', `TermService is stopped (start type ${service.startup}${exit})`),
        ...logged,
      );
    }
    if (service?.state === 'running') return ruledOut(cite('services', 'TermService is running'));
    if (service?.startup === 'disabled')
      return found('likely', cite('services', 'TermService: start type disabled'), ...logged);
    if (tcpConnect?.attempts.some((attempt) => attempt.outcome === 'open'))
      return ruledOut(cite('tcpConnect', 'the port accepts connections'));
    if (ended) return found('possible', ...logged);
    return unclear();
  },

  remedies: ({ services }) => [
    {
      title: 'Start TermService',
      on: 'server',
      risk: 'none',
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
      verdict: 'found',
    },
    {
      name: 'disabled in a registry export',
      facts: { services: { TermService: { state: 'unknown', startup: 'disabled' } } },
      unknown: ['rdpNegotiation'],
      verdict: 'found',
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

/** The Service Control Manager logs display names, which are localised; the binary data hold the service name. */
function isTermService(fields: Readonly<Record<string, string>>): boolean {
  const binary = (fields['Binary'] ?? '').toLowerCase();
  return (
    binary.startsWith('5400650072006d00530065007200760069006300650') ||
    Object.values(fields).some((value) => /^(TermService|Remote Desktop Services)$/i.test(value))
  );
}
