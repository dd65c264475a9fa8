import { channels, coverageOf, tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import type { Inputs } from '../judging/inputs.ts';
import { cite, citeEvent, citeSilence, defineCause, proven, provenAs, ruledOut, unclear } from './cause.ts';

export const unusableCertificateTemplate = defineCause({
  id: 'unusable-certificate-template',
  title: 'The certificate template that policy names for Remote Desktop cannot be used',
  phase: 'certificate',
  impact: 'degrades',
  predicts: [
    'expired-certificate',
    'dropped-before-sign-in',
    'missing-server-certificate',
    'closed-at-hello',
    'reset-in-handshake',
    'failing-since-onset',
  ],
  explanation:
    'Group policy tells the host to take its RDP certificate from a template. The request failed (RemoteConnectionManager 1062, 1064 or 1065): wrong template name, no right to enrol, or the authority is not reachable. ' +
    'The host keeps its old certificate meanwhile, until that expires.',
  needs: ['serverEvents'],
  uses: ['listenerSettings', 'incident'],

  detect({ serverEvents: log, listenerSettings, incident }) {
    const failed = tallyOf(log, 'rcm', 1062, 1064, 1065);
    const worked = tallyOf(log, 'rcm', 1063);
    if (failed && !(worked && failed.last !== '' && worked.last > failed.last)) {
      const template = listenerSettings?.certificateTemplate;
      const says = [
        citeEvent(failed, 'the template-based certificate could not be installed or replaced'),
        ...(template ? [cite('listenerSettings' as const, `CertTemplateName is "${template.value}"`)] : []),
      ] as const;
      // Windows makes a certificate of its own meanwhile, or keeps the old one: as long as people get in, nobody is harmed.
      return hasWorkedSince(incident, failed.last) ? provenAs('informs', ...says) : proven(...says);
    }
    const covered = coverageOf(log, channels.system);
    if (failed && worked)
      return ruledOut(citeEvent(worked, 'a template-based certificate was installed since'));
    return covered
      ? ruledOut(citeSilence(covered, 'System', 'RemoteConnectionManager 1062, 1064 or 1065'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Correct the template in the policy that sets it',
      'domain',
      'In the policy "Server authentication certificate template", write the template name (not its display name, not an OID) of a template this computer may enrol.',
      'On the certification authority: is the template issued, and may Domain Computers enrol it?',
    ),
  ],
  settledBy: 'the System log of the server (System.evtx)',
  references: [
    'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/',
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    { name: '1064', facts: oneEvent('rcm', 1064), verdict: 'logged' },
    {
      name: '1064, and which template',
      facts: {
        ...oneEvent('rcm', 1064),
        listenerSettings: {
          ...healthy.listenerSettings,
          certificateTemplate: { value: 'RDP', origin: 'policy' },
        },
      },
      verdict: 'logged',
    },
    {
      name: '1064, then 1063',
      facts: {
        serverEvents: {
          tallies: [
            ...oneEvent('rcm', 1064, {}, '2026-08-01T00:00:00.000Z').serverEvents.tallies,
            ...oneEvent('rcm', 1063).serverEvents.tallies,
          ],
          covers: oneEvent('rcm', 1064).serverEvents.covers,
        },
      },
      verdict: 'ruledOut',
    },
    { name: 'no such event', verdict: 'ruledOut' },
  ],
});

function hasWorkedSince(incident: Inputs['incident'] | undefined, moment: string): boolean {
  return (
    incident?.failing === 'no' && incident.unsettled === undefined && (incident.lastWorked ?? '') > moment
  );
}
