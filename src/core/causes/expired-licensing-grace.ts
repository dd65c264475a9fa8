import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { daysWords } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import {
  cite,
  citeEvent,
  defineCause,
  entitled,
  inferred,
  proven,
  provenAs,
  ruledOut,
  unclear,
  type Citation,
} from './cause.ts';
import { beganWith } from '../judging/began-with.ts';
import { changeWords } from '../judging/change-words.ts';
import { signedInSince, worksForFewOnly } from '../judging/works-since.ts';

/** So many connect for administration without a license. */
const ADMINISTRATORS = 2;

/** Days of grace in which it is time to act. */
const SOON = 30;

/** RemoteConnectionManager: without a mode (1069), without a license server (1128), the same as manifests number it, and of Server 2003. */
const graceIsOver = [1069, 1128, 50_280, 1008];

export const expiredLicensingGrace = defineCause({
  id: 'expired-licensing-grace',
  title: 'The grace period of the session host has ended and no license server is configured',
  phase: 'license',
  impact: 'blocks',
  predicts: ['dropped-before-sign-in', 'failing-since-onset', 'no-license-server', 'licensing-broken-off'],
  explanation:
    'A Remote Desktop Session Host without a license server takes users for a grace period only; after it, new sessions are refused (RemoteConnectionManager 1069 or 1128). Two administrators can still connect with mstsc /admin.',
  needs: [],
  uses: ['licensing', 'serverEvents', 'arrivals', 'incident'],

  detect({ licensing, serverEvents: log, arrivals, incident }) {
    const ended = tallyOf(log, 'rcm', ...graceIsOver);
    const logged = ended ? [citeEvent(ended, 'the licensing grace period has expired')] : [];
    if (licensing) {
      if (licensing.mode === 'remoteAdministration')
        return ruledOut(cite('licensing', 'the host is for remote administration: it needs no licenses'));
      if (
        licensing.graceDaysLeft !== undefined &&
        licensing.graceDaysLeft <= 0 &&
        licensing.servers.length === 0
      )
        return proven(cite('licensing', 'grace period over, no license server configured'), ...logged);
      if (licensing.servers.length > 0 && licensing.mode !== 'notConfigured')
        return ruledOut(
          cite('licensing', `license server ${licensing.servers.join(', ')}, mode ${licensing.mode}`),
        );
    }
    const days = licensing?.graceDaysLeft;
    if (days !== undefined && days > 0 && days <= SOON && licensing?.servers.length === 0)
      return entitled(
        `The grace period of the session host ends in ${daysWords(days)} and no license server is configured`,
        provenAs(
          'informs',
          cite('licensing', `${daysWords(days)} of grace left, no license server configured`),
          ...logged,
        ),
      );
    const since = ended && sessionsSince(log, arrivals, ended.last);
    const forFew = worksForFewOnly(incident, ADMINISTRATORS);
    if (since && !forFew) return ruledOut(...logged, since);
    const began = beganWith(incident, 'rcm', ...graceIsOver);
    if (began) return proven(cite('incident', changeWords(began)), ...logged);
    const opened = ended && tallyOf(log, 'lsm', 21, 22);
    if (opened && opened.last > ended.first && incident?.failing !== 'yes' && !forFew)
      return ruledOut(...logged, citeEvent(opened, 'sessions began after the first of these events'));
    if (ended) return inferred(...logged);
    if (licensing?.graceDaysLeft !== undefined && licensing.graceDaysLeft > 0)
      return ruledOut(cite('licensing', `${daysWords(licensing.graceDaysLeft)} of grace left`));
    // Windows tells no days where it found a server, where the role is missing, and where it was not asked.
    return licensing ? unclear(cite('licensing', 'the days of grace left are not known')) : unclear();
  },

  remedies: () => [
    byHand(
      'Name a license server and the mode',
      'server',
      'In Server Manager or policy: "Use the specified Remote Desktop license servers" and "Set the Remote Desktop licensing mode".',
      'Until then: mstsc /admin for administration.',
    ),
  ],
  wouldNotHelp: [
    'deleting the MSLicensing key on the client',
    'deleting the GracePeriod key: it circumvents licensing',
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-rds-no-license-server',
  ],
  examples: [
    {
      name: 'grace over, no server',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 0, servers: [] } },
      verdict: 'recorded',
    },
    {
      name: 'two weeks of grace left',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 14, servers: [] } },
      verdict: 'recorded',
    },
    { name: 'RCM 1069', facts: oneEvent('rcm', 1069), unknown: ['licensing'], verdict: 'inferred' },
    { name: 'RCM 1128', facts: oneEvent('rcm', 1128), unknown: ['licensing'], verdict: 'inferred' },
    {
      name: '1128 by its number',
      facts: oneEvent('rcm', 50_280),
      unknown: ['licensing'],
      verdict: 'inferred',
    },
    {
      name: 'licensed',
      facts: { licensing: { mode: 'perUser', graceDaysLeft: 0, servers: ['lic1'] } },
      verdict: 'ruledOut',
    },
    { name: 'administration only', facts: { licensing: healthy.licensing }, verdict: 'ruledOut' },
    {
      name: 'days of grace are left',
      facts: { licensing: { mode: 'notConfigured', graceDaysLeft: 60, servers: [] } },
      verdict: 'ruledOut',
    },
    {
      name: 'nobody counted the days',
      facts: { licensing: { mode: 'notConfigured', servers: [] } },
      verdict: 'unclear',
    },
    {
      name: 'a mode and no server, and nobody counted the days',
      facts: { licensing: { mode: 'perUser', servers: [] } },
      verdict: 'unclear',
    },
  ],
});

/** Proof that sessions began later: an authentication alone comes before licensing. */
function sessionsSince(
  log: FactTypes['serverEvents'] | undefined,
  arrivals: FactTypes['arrivals'] | undefined,
  moment: string,
): Citation<'arrivals'> | undefined {
  const opened = tallyOf(log, 'lsm', 21, 22);
  return opened && opened.last > moment ? signedInSince(arrivals, moment) : undefined;
}
