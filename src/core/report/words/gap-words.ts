import { problemWords, textOf } from '../../codes/problem-words.ts';
import type { GapCode, GapDetail } from '../../facts/problems.ts';

/** Why something is not known, as one phrase without a full stop. */
export function gapWords({ code, params }: GapDetail): string {
  return words[code]((name) => textOf(params, name));
}

type Get = (name: string) => string | undefined;

const words: Readonly<Record<GapCode, (get: Get) => string>> = {
  timeUp: () => 'the time allowed for the whole check was up',
  endedEarly: () => 'the check was ended before an answer came',
  notAsked: () => 'not asked with the connections of this check',
  needsCredentials: () => 'needs credentials (--user); a check without them stops at the challenge',
  nothingTells: () => 'nothing that was looked at tells it',
  notOpened: (get) => `the connection for it was ${get('outcome') ?? 'not opened'}`,
  noCertificateShown: () => 'the server completed TLS without showing a certificate',
  noCertificateInClear: () => 'the server showed no certificate in clear',
  endedBeforeCertificate: (get) => `TLS ended before a certificate was shown (${get('outcome') ?? 'ended'})`,
  unreadable: (get) =>
    problemWords({ code: 'badField', params: get('field') === undefined ? {} : { field: get('field')! } }),
  scanCut: (get) => `the TLS scan was cut after ${get('connections') ?? '?'} connections`,
  logonWithoutConnection: (get) => `the connection for the logon was ${get('outcome') ?? 'not opened'}`,
  logonWithoutNegotiation: () => 'the server did not accept the negotiation for the logon',
  logonWithoutTls: (get) => `TLS for the logon: ${get('outcome') ?? 'ended'}`,
  logonWithoutCertificate: () => 'the server showed no certificate to bind the logon to',
  logonNeedsTrust: () =>
    'the server takes the password itself (no NLA), and its certificate is not trusted here',
  logonNotOver: (get) =>
    `no password is sent with ${get('protocol') === 'rdp' ? 'standard RDP security' : (get('protocol') ?? 'this')}`,
  captureEnds: () => 'the capture ends before the connection does',
  captureBegins: () => 'the capture does not show the beginning of this connection',
  proxyRefused: (get) => `the ${get('kind') ?? 'proxy'} did not connect: ${get('told') ?? 'refused'}`,
  nothingInsideGateway: (get) =>
    `no RDP connection began inside that of the RD Gateway (${get('outcome') ?? 'ended'})`,
  offeredOnlyLess: () =>
    'the client offered only standard RDP security, so what the server prefers is not shown',
  encryptedCertificate: () => 'TLS 1.3 encrypts the certificate; a key log (--keylog) would show it',
  encryptedSignIn: () => 'sign-in is encrypted; a key log (--keylog) would show it',
  encryptedSession: () => 'the session is encrypted; a key log (--keylog) would show how it starts',
  resumedSession: () => 'the server sent no certificate in this handshake, as in a resumed session',
  notOfItsShape: (get) => `${get('file') ?? 'the file'}: ${get('path') ?? 'a field'} is not as it should be`,
  missingRight: (get) => `the account that asked the cloud lacks the right ${get('right') ?? 'to it'}`,
  machineNotRunning: () => 'the cloud tells it only of a machine that runs',
  cloudUnanswered: (get) => get('told') ?? 'the cloud gave no answer that is understood',
  other: (get) => get('told') ?? 'the reason was not kept',
};
