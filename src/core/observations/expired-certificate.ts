import { healthy } from '../facts/healthy.ts';
import { daysBetween, daysWords, dayOf } from '../facts/time.ts';
import { byHand } from '../remedy/remedy.ts';
import { offTheWire } from '../facts/situations-of-logs.ts';
import type { FactName, FactTypes } from '../facts/vocabulary.ts';
import { cite, defineObservation, notLooked, notSeen, type Citation, type Sighting } from './observation.ts';
import { issueOwnCertificate } from '../remedy/remedies/issue-own-certificate.ts';
import { sources } from '../judging/sources.ts';

export const expiredCertificate = defineObservation({
  id: 'expired-certificate',
  title: 'The server presents an expired certificate',
  phase: 'certificate',
  impact: 'degrades',
  explanation:
    'mstsc warns about an expired certificate and lets the person go on; expiry alone does not close the connection. ' +
    'It matters because Windows renews its own RDP certificate: one that is still in use past its end usually means that the renewal failed.',
  worthTrying: {
    because:
      'Whether this is why the client was cut off is not proven: an expired certificate alone only makes mstsc warn. ' +
      'But a listener that cannot use its own certificate or key is, after things on the way that close the connection, the most reported reason for 0x904 / 0x7, and people were cured by a new certificate. ' +
      'One that ended and was never replaced is a sign of exactly that. Renewing it is safe and can be undone.',
    provenBy:
      'on the server RemoteConnectionManager 1057 or 1058, or Schannel 36870, at the time of the attempts; on the client RDPClient 1026; a second client',
  },
  needs: ['clockHere'],
  uses: ['tlsCertificate', 'listenerCertificate', 'listenerSettings', 'serverClock', 'programLogs'],

  look({ tlsCertificate: certificate, listenerCertificate, clockHere: now, serverClock, programLogs }) {
    if (!certificate && listenerCertificate?.notAfter === undefined) return loggedVerdict(programLogs);
    if (!certificate) return boundVerdict(listenerCertificate, now);
    if (now <= certificate.notAfter) {
      return notSeen(cite('tlsCertificate', `is valid until ${dayOf(certificate.notAfter)}`));
    }
    const says = cite(
      'tlsCertificate',
      `was valid from ${dayOf(certificate.notBefore)} to ${dayOf(certificate.notAfter)}`,
    );
    const here = cite('clockHere', `it is ${now}`);
    if (serverClock === undefined || !isOff(serverClock) || serverClock.time > certificate.notAfter)
      return ended(certificate.notAfter, now, says, here);
    // One of the two clocks is wrong, and only the right one knows whether the certificate has ended.
    return {
      is: 'seen',
      impact: 'weakens',
      title: `By the clock here the certificate of the server ended on ${dayOf(certificate.notAfter)}, by the clock of the server it is still valid`,
      because: [says, here, cite('serverClock', `the server says it is ${serverClock.time}`)],
    };
  },

  remedies: ({ tlsCertificate, listenerCertificate, listenerSettings }) => {
    const sha1 = tlsCertificate ? tlsCertificate.sha1 : listenerCertificate?.boundSha1;
    const own = tlsCertificate
      ? tlsCertificate.windowsSelfMade
      : listenerCertificate?.store === 'Remote Desktop';
    if (own && sha1 !== undefined) return [issueOwnCertificate({ remove: sha1 })];
    const template = listenerSettings?.certificateTemplate?.value;
    const bound = listenerCertificate?.store === 'My' && listenerCertificate.boundSha1 === sha1;
    if (template !== undefined && template !== '' && bound)
      return [
        {
          title: `Request a new certificate from the template ${template} that policy names, and bind it`,
          on: 'server',
          actions: [
            { kind: 'requestCertificate', template, bind: true },
            { kind: 'restartServices', services: ['TermService'] },
          ],
        },
      ];
    return [
      byHand(
        'Renew the certificate',
        'server',
        'Renew the certificate with the authority that issued it, then bind the new one.',
      ),
    ];
  },

  wouldNotHelp: ['renaming MachineKeys: it orphans every machine key of the host'],
  settledBy: 'rdpdoctor check HOST from a machine that reaches it',
  dialogs: ['0x1B07', '0x904/0x7'],
  references: [sources.disconnectReasons, sources.generalTroubleshooting],
  examples: [
    {
      name: 'the collector saw that what is bound has expired',
      facts: {
        listenerCertificate: { ...healthy.listenerCertificate, notAfter: '2026-08-22T00:00:00.000Z' },
      },
      unknown: offTheWire,
      verdict: 'seen',
    },
    {
      name: 'bound from the template that policy names, and expired',
      facts: {
        listenerCertificate: {
          ...healthy.listenerCertificate,
          store: 'My',
          notAfter: '2026-08-22T00:00:00.000Z',
        },
        listenerSettings: {
          ...healthy.listenerSettings,
          certificateTemplate: { value: 'RemoteDesktop', origin: 'policy' },
        },
      },
      unknown: offTheWire,
      verdict: 'seen',
    },
    {
      name: 'a client judges so',
      facts: {
        programLogs: [
          {
            program: 'FreeRDP',
            side: 'client',
            phrase: 'expired-certificate',
            statuses: [],
            gatewayStatuses: [],
          },
        ],
      },
      unknown: [...offTheWire, 'listenerCertificate'],
      verdict: 'seen',
    },
    { name: 'a day past its end', facts: { clockHere: '2027-01-01T00:00:00.000Z' }, verdict: 'seen' },
    {
      name: 'expired, and the clock of the server is behind',
      facts: {
        tlsCertificate: { ...healthy.tlsCertificate, notAfter: '2026-08-31T00:00:00.000Z' },
        serverClock: { time: '2026-08-30T12:00:00.000Z', skewSeconds: -172_800, from: 'ntlm' },
      },
      verdict: 'seen',
    },
    { name: 'in its last hour', facts: { clockHere: '2026-12-30T23:00:00.000Z' }, verdict: 'notSeen' },
    { name: 'nobody knows what time it is', unknown: ['clockHere'], verdict: 'notLooked' },
    { name: 'in its last second', facts: { clockHere: healthy.tlsCertificate.notAfter }, verdict: 'notSeen' },
  ],
});

/** What the server's own store says of the certificate that the listener is bound to, where nothing was seen on the wire. */
function boundVerdict(
  bound: FactTypes['listenerCertificate'] | undefined,
  now: string,
): Sighting<'listenerCertificate'> {
  const end = bound?.notAfter;
  if (end === undefined) return notLooked();
  if (now <= end) return notSeen(cite('listenerCertificate', `is valid until ${dayOf(end)}`));
  return ended(end, now, cite('listenerCertificate', `the bound one was valid until ${dayOf(end)}`));
}

/** What a client's own log says, where nobody has seen the certificate. */
function loggedVerdict(logs: FactTypes['programLogs'] = []): Sighting<'programLogs'> {
  const met = logs.find(({ phrase }) => phrase === 'expired-certificate');
  if (met === undefined) return notLooked();
  return {
    is: 'seen',
    title: `The certificate of the server has expired, as ${met.program} judges by its own clock`,
    because: [cite('programLogs', `${met.program} logged that the certificate has expired`)],
  };
}

function ended<N extends FactName>(end: string, now: string, ...because: Citation<N>[]): Sighting<N> {
  const title = `The certificate of the server ended on ${dayOf(end)}, ${daysWords(daysBetween(end, now))} ago`;
  return { is: 'seen', title, because };
}

/** By more than sign-in tolerates; smaller differences change the day of nothing. */
function isOff({ skewSeconds }: FactTypes['serverClock']): boolean {
  return Math.abs(skewSeconds) > CLOCK_IS_OFF;
}

const CLOCK_IS_OFF = 300;
