import type { FactTypes } from '../facts/vocabulary.ts';
import { healthy } from '../facts/healthy.ts';
import { dayOf } from '../facts/time.ts';
import { trustWords } from '../codes/trust-words.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { saidOnlyOf, toldCode } from '../judging/told-code.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

type Certificate = NonNullable<FactTypes['gateway']['certificate']>;

const certificate: Certificate = {
  subject: 'CN=gw.corp.example',
  issuer: 'CN=Public CA',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  sha1: 'ab'.repeat(20),
  names: ['gw.corp.example'],
  trusted: true,
};

/** RD Gateway reasons in the first place of the dialog. */
const codes = [0x3000002, 0x3000003, 0x3000004, 0x3000005, 0x3000006, 0x3000007];

export const unusableGatewayCertificate = defineCause({
  id: 'unusable-gateway-certificate',
  title: 'The certificate of the RD Gateway is not accepted by clients',
  phase: 'connection',
  impact: 'blocks',
  predicts: ['client-reported', 'unreached-service'],
  explanation:
    'Unlike the certificate of the server behind it, the certificate of a gateway is checked without mercy: the client refuses one that has expired, is made out to another name, or comes from an authority it does not know.',
  needs: ['clockHere'],
  uses: ['gateway', 'clientError'],

  detect({ gateway, clockHere: now, clientError }) {
    if (gateway === undefined) {
      const told = toldCode(clientError, codes) ?? saidOnlyOf(clientError, (code) => codes.includes(code));
      return told === undefined ? unclear() : proven(told);
    }
    const { host, certificate: shown } = gateway;
    if (!shown) return unclear(cite('gateway', 'no certificate of the gateway was seen'));
    const faults = [
      ...(now > shown.notAfter
        ? [cite('gateway', `expired on ${dayOf(shown.notAfter)}`), cite('clockHere', `it is ${now}`)]
        : []),
      ...(now < shown.notBefore
        ? [cite('gateway', `not valid before ${dayOf(shown.notBefore)}`), cite('clockHere', `it is ${now}`)]
        : []),
      ...(shown.names.some((name) => covers(name, host))
        ? []
        : [cite('gateway', `made out to ${shown.names.join(', ')}, asked was ${host}`)]),
      ...(shown.trusted === false ? [cite('gateway', trustWords(shown.trustProblem))] : []),
    ];
    return faults.length > 0
      ? proven(...faults)
      : ruledOut(cite('gateway', `${shown.subject}, valid until ${dayOf(shown.notAfter)}, trusted here`));
  },

  remedies: ({ gateway: { host } = { host: 'GATEWAY' } }) => [
    byHandDropping(
      'Give the gateway a certificate that clients accept',
      'server',
      `Get one for ${host} from an authority the clients trust, and set it in RD Gateway Manager (SSL Certificate); then restart TSGateway.`,
    ),
  ],
  wouldNotHelp: ['authentication level:i:0 in the .rdp file: it concerns the server, not the gateway'],
  settledBy: 'rdpdoctor check HOST --gateway GATEWAY',
  dialogs: ['0x3000003', '0x3000005', '0x3000006', '0x3000007'],
  references: ['https://learn.microsoft.com/openspecs/windows_protocols/ms-tsgu/'],
  examples: [
    {
      name: 'the client told so',
      facts: { clientError: { code: codes[0]!, from: 'clientLog' } },
      unknown: ['gateway'],
      verdict: 'told',
    },
    {
      name: 'expired',
      facts: {
        gateway: {
          ...healthy.gateway,
          certificate: { ...certificate, notAfter: '2026-08-01T00:00:00.000Z' },
        },
      },
      verdict: 'measured',
    },
    {
      name: 'made out to another name',
      facts: {
        gateway: { ...healthy.gateway, certificate: { ...certificate, names: ['web.corp.example'] } },
      },
      verdict: 'measured',
    },
    {
      name: 'a wildcard that fits',
      facts: { gateway: { ...healthy.gateway, certificate: { ...certificate, names: ['*.corp.example'] } } },
      verdict: 'ruledOut',
    },
    {
      name: 'none was seen',
      facts: { gateway: { host: 'gw.corp.example', port: 443, outcome: 'refused' } },
      verdict: 'unclear',
    },
  ],
});

/** RFC 6125 6.4.3: a star stands for exactly one leftmost label. */
function covers(name: string, host: string): boolean {
  const [held, asked] = [name.toLowerCase(), host.toLowerCase()];
  return held === asked || (held.startsWith('*.') && asked.slice(asked.indexOf('.')) === held.slice(1));
}
