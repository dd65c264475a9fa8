import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { daysWords } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';

export const unsetLicensingMode = defineCause({
  id: 'unset-licensing-mode',
  title: 'The licensing mode of the session host is not configured; it works until the grace period ends',
  phase: 'license',
  impact: 'weakens',
  predicts: [],
  explanation:
    'RemoteConnectionManager 1068 (one source) is a warning: the host knows neither "per device" nor "per user". People still come in while the grace period lasts; then new sessions are refused (1069).',
  needs: [],
  uses: ['licensing', 'serverEvents'],

  detect({ licensing, serverEvents: log }) {
    const logged = tallyOf(log, 'rcm', 1068);
    const says = logged ? [citeEvent(logged, 'the licensing mode is not configured')] : [];
    if (licensing && licensing.mode !== 'notConfigured' && licensing.mode !== 'unknown')
      return ruledOut(cite('licensing', `mode ${licensing.mode}`));
    if (tallyOf(log, 'rcm', 1069, 1128, 50_280))
      return ruledOut(cite('serverEvents', 'the grace period has ended, which is told by itself'));
    const days = licensing?.mode === 'notConfigured' ? licensing.graceDaysLeft : undefined;
    if (days !== undefined && days > 0)
      return proven(cite('licensing', `not configured, ${daysWords(days)} of grace left`), ...says);
    if (logged) return inferred(...says);
    return licensing?.mode === 'notConfigured' && days === undefined
      ? unclear(cite('licensing', 'not configured; the days of grace left are not known'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Name a license server and the mode',
      'server',
      'In Server Manager or policy: "Use the specified Remote Desktop license servers" and "Set the Remote Desktop licensing mode".',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-rds-no-license-server',
  ],
  examples: [
    { name: 'RCM 1068', facts: oneEvent('rcm', 1068), unknown: ['licensing'], verdict: 'inferred' },
    {
      name: 'days of grace are left',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 40, servers: [] } },
      verdict: 'recorded',
    },
    { name: 'administration only', facts: { licensing: healthy.licensing }, verdict: 'ruledOut' },
    {
      name: 'nobody counted the days',
      facts: { licensing: { mode: 'notConfigured', servers: [] } },
      verdict: 'unclear',
    },
    {
      name: 'no day is left',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 0, servers: [] } },
      verdict: 'unclear',
    },
    {
      name: 'the last day',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 1, servers: [] } },
      verdict: 'recorded',
    },
    {
      name: 'the grace period has ended',
      facts: oneEvent('rcm', 1069),
      unknown: ['licensing'],
      verdict: 'ruledOut',
    },
  ],
});
