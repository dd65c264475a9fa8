import { channels, coverageOf, tallyOf } from '../facts/event-log.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { citeEvent, citeSilence, defineCause, proven, ruledOut, unclear } from './cause.ts';

const meanings: Readonly<Record<number, string>> = {
  1051: 'the chosen certificate is not usable, the default one is used',
  1053: 'the configured certificate has expired',
  1054: 'the configured certificate lacks the right extended key usage',
};

export const rejectedConfiguredCertificate = defineCause({
  id: 'rejected-configured-certificate',
  title: 'Windows rejects the certificate that was configured for Remote Desktop',
  phase: 'certificate',
  impact: 'degrades',
  predicts: ['untrusted-certificate', 'expired-certificate', 'wrong-extended-key-usage'],
  explanation:
    'The log names why the configured certificate is not used: expired (1053), wrong extended key usage (1054) or not usable (1051). Windows then falls back to its own certificate, and clients see an untrusted one.',
  needs: ['serverEvents'],

  detect({ serverEvents: log }) {
    const events = [1051, 1053, 1054].flatMap((id) => tallyOf(log, 'rcm', id) ?? []);
    if (events.length > 0) return proven(...events.map((event) => citeEvent(event, meanings[event.id]!)));
    const covered = coverageOf(log, channels.system);
    return covered
      ? ruledOut(citeSilence(covered, 'System', 'RemoteConnectionManager 1051, 1053 or 1054'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Bind a certificate that fits',
      'server',
      'It needs Server Authentication (1.3.6.1.5.5.7.3.1) or Remote Desktop Authentication (1.3.6.1.4.1.311.54.1.2), valid dates, and a private key that NETWORK SERVICE may read.',
      'Then: rdpdoctor bind THUMBPRINT',
    ),
  ],
  settledBy: 'the System log of the server (System.evtx)',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    { name: '1054', facts: oneEvent('rcm', 1054), verdict: 'logged' },
    { name: '1053', facts: oneEvent('rcm', 1053), verdict: 'logged' },
    { name: 'none of them', verdict: 'ruledOut' },
  ],
});
