import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { alertName } from '../../core/protocol/tls/names.ts';
import type { Ending, ProtocolAnswer } from './attempt.ts';

/** How a connection ended, as a line of the report: who, how, bytes, time. */
export function sayEnding(ending: Ending): string {
  const rest = `${ending.bytes} bytes, after ${Math.round(ending.ms)} ms`;
  switch (ending.by) {
    case 'fin':
      return `closed by the far end (FIN), ${rest}`;
    case 'rst':
      return `reset (RST), ${rest}`;
    case 'icmp':
      return `the network reports the host unreachable, ${rest}`;
    case 'silence':
      return `no answer within ${Math.round(ending.ms)} ms, ${ending.bytes} bytes`;
    case 'alert':
      return `TLS alert ${ending.alert ?? '?'} (${alertName(ending.alert ?? -1)})`;
    case 'refusal':
      return 'refused by the server';
    case 'nonsense':
      return `the answer is not what belongs here, ${rest}`;
    case 'us':
      return 'ended by this check';
  }
}

/** What the server made of an offer, in a few words. */
export function sayAnswer(answer: ProtocolAnswer['answer']): string {
  switch (answer.outcome) {
    case 'accepted':
      return answer.withoutBlock === true
        ? 'answers as servers before negotiation did'
        : protocolWords[answer.protocol];
    case 'refused':
      return `refused: ${failureWords[answer.failure]} (code ${answer.code})`;
    case 'malformed':
      return `not RDP: ${answer.problem}`;
    default:
      return `${answer.outcome === 'timedOut' ? 'no answer' : answer.outcome}, ${answer.bytes} bytes`;
  }
}

const protocolWords: Readonly<Record<FactTypes['protocolAnswers'][number]['offer'][number], string>> = {
  none: 'no negotiation',
  rdp: 'standard RDP security chosen',
  ssl: 'TLS without NLA chosen',
  hybrid: 'NLA (CredSSP) chosen',
  hybridEx: 'NLA (CredSSP with early user authorization) chosen',
  rdstls: 'RDSTLS chosen',
  rdsaad: 'Entra ID sign-in (RDSAAD) chosen',
};

const failureWords: Readonly<Record<string, string>> = {
  sslRequiredByServer: 'the server requires TLS',
  sslNotAllowedByServer: 'the server allows only standard RDP security',
  sslCertNotOnServer: 'the server has no certificate it can use',
  inconsistentFlags: 'the server finds the request inconsistent',
  hybridRequiredByServer: 'the server requires NLA (CredSSP)',
  sslWithUserAuthRequiredByServer: 'the server requires TLS with a client certificate',
};

/** The certificate in a few words; `now` is ISO 8601. */
export function sayCertificate(certificate: FactTypes['tlsCertificate'], now: string): string {
  const days = Math.floor((Date.parse(certificate.notAfter) - Date.parse(now)) / 86_400_000);
  const day = certificate.notAfter.slice(0, 10);
  const until = days < 0 ? `expired ${day} (${-days} days ago)` : `until ${day} (${days} days)`;
  const maker = makerOf(certificate);
  return `${shorten(certificate.subject)}, ${maker}, ${until}`;
}

function makerOf(certificate: FactTypes['tlsCertificate']): string {
  if (certificate.windowsSelfMade) return 'self-made by Windows';
  return certificate.selfSigned ? 'self-signed' : `issued by ${shorten(certificate.issuer)}`;
}

/** The common name of a distinguished name where there is one; at most 48 characters. */
function shorten(name: string): string {
  const common = /CN=([^,]+)/.exec(name)?.[0] ?? (name === '' ? 'no subject' : name);
  return common.length > 48 ? `${common.slice(0, 47)}…` : common;
}
