import { channels, coverageOf, tallyOf } from '../facts/event-log.ts';
import { offTheWire, oneEvent } from '../facts/situations-of-logs.ts';
import { mendOwnKey } from '../remedy/remedies/mend-own-key.ts';
import { byHand } from '../remedy/remedy.ts';
import { daysBetween } from '../facts/time.ts';
import { citeEvent, citeSilence, defineCause, proven, provenAs, ruledOut, unclear } from './cause.ts';
import { worksSince } from '../judging/works-since.ts';
import { sources } from '../judging/sources.ts';

export const failedCertificateRenewal = defineCause({
  id: 'failed-certificate-renewal',
  title: 'Windows could not make a new certificate for Remote Desktop',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'expired-certificate',
    'missing-server-certificate',
    'reset-in-handshake',
    'closed-at-hello',
    'bound-certificate-missing',
    'dropped-before-sign-in',
    'failed-security-layer',
  ],
  shows: ['certificate-not-made'],
  explanation:
    'Windows renews its own RDP certificate. The log says that this failed (RemoteConnectionManager 1057: not created, 1058: the expired one not replaced), usually because ' +
    'the key file cannot be written or read. Until it succeeds, the listener has an old certificate or none, and closes TLS handshakes.',
  needs: ['serverEvents'],
  uses: ['machineKeys', 'listenerCertificate', 'remoteDesktopStore', 'arrivals', 'tlsHandshake'],

  detect(facts) {
    const { serverEvents: log } = facts;
    const failed = tallyOf(log, 'rcm', 1057, 1058);
    const made = tallyOf(log, 'rcm', 1056, 1063);
    if (!failed) {
      const covered = coverageOf(log, channels.system);
      if (!covered) return unclear();
      return ruledOut(citeSilence(covered, 'System', 'RemoteConnectionManager 1057 or 1058'));
    }
    if (made && failed.last !== '' && made.last > failed.last)
      return ruledOut(citeEvent(made, 'a certificate was made after the last failure'));
    const says = citeEvent(failed, 'a new certificate could not be made');
    const since = worksSince(facts, failed.last);
    if (!since) return proven(says);
    // Long over, or going on while the old certificate still serves: mstsc only warns of an expired one.
    const end = coverageOf(log, channels.system)?.last ?? failed.last;
    return daysBetween(failed.last, end) >= RECENT_DAYS
      ? ruledOut(says, since)
      : provenAs('degrades', says, since);
  },

  remedies: (facts) => {
    const mend = mendOwnKey(facts);
    return [
      ...(mend === undefined ? [] : [mend]),
      byHand(
        'Read which key file and which right is missing',
        'server',
        'Run the collector on the server: it reads the access list of the one RDP key file (f686aace6942fb7f7ceb231212eef4a4_*).',
      ),
    ];
  },
  wouldNotHelp: [
    'renaming MachineKeys: it orphans every machine key of the host',
    'NLA off or a lower security layer: they hide the failure and open the host',
  ],
  settledBy: 'the System log of the server (System.evtx), or the collector',
  dialogs: ['0x904/0x7'],
  references: [
    sources.generalTroubleshooting,
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton',
  ],
  examples: [
    {
      name: '1057 after the last 1056',
      facts: oneEvent('rcm', 1057, { Status: 'Keyset does not exist' }),
      unknown: offTheWire,
      verdict: 'logged',
    },
    {
      name: '1057, though the rights on the key are right and no old certificate is in the way',
      facts: { ...oneEvent('rcm', 1057), remoteDesktopStore: [] },
      unknown: ['listenerCertificate', ...offTheWire],
      verdict: 'logged',
    },
    {
      name: '1058, no certificate since',
      facts: oneEvent('rcm', 1058),
      unknown: offTheWire,
      verdict: 'logged',
    },
    {
      name: '1058 goes on, and people still come in with the old certificate',
      facts: oneEvent('rcm', 1058, {}, '2026-08-31T02:00:00.000Z'),
      verdict: 'logged',
    },
    {
      name: '1058 weeks ago, sign-ins since',
      facts: oneEvent('rcm', 1058, {}, '2026-08-02T02:00:00.000Z'),
      verdict: 'ruledOut',
    },
    {
      name: '1057 long ago, 1056 since',
      facts: oneEvent('rcm', 1057, {}, '2026-06-15T00:00:00.000Z'),
      verdict: 'ruledOut',
    },
    { name: 'no System log', facts: { serverEvents: { tallies: [], covers: [] } }, verdict: 'unclear' },
  ],
});

const RECENT_DAYS = 7;
