import { tlsVersions } from '../../facts/tls-versions.ts';
import { certificateFacts, certificateSays } from './certificate-lines.ts';
import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** openssl s_client, sslscan. */
export const tlsOutputs: Form = {
  name: 'TLS tests',
  mark: /CONNECTED\(|SSL handshake has read|SSL\/TLS Protocols|Testing SSL server/,
  take(text) {
    const pieces = [...opensslClient(text), ...sslscan(text)];
    return pieces.length === 0 ? nothing(text) : { pieces, rest: without(text) };
  },
};

function opensslClient(text: string): readonly Piece[] {
  if (!/^CONNECTED\([0-9A-Fa-f]+\)|SSL handshake has read \d+ bytes/m.test(text)) return [];
  const bytes = /SSL handshake has read (\d+) bytes and written (\d+) bytes/.exec(text);
  const version = versionIn(/^[\t ]*(?:Protocol[\t ]*:[\t ]*|New, )(TLSv1(?:\.\d)?|SSLv3)/m.exec(text)?.[1]);
  const reset = /errno=104|Connection reset/i.test(text);
  const silent = bytes?.[1] === '0' || /no peer certificate available/.test(text);
  const alert = /alert ([a-z ]{4,40})(?::|$)/m.exec(text)?.[1];
  const behind = /-starttls rdp/.test(text)
    ? ''
    : ' RDP servers speak TLS only after the RDP negotiation, which plain openssl s_client does not do: this alone proves no fault.';
  if (version !== undefined && !silent) {
    const starts = /-starttls rdp/.test(text) ? 'behind the RDP negotiation' : 'directly on the port';
    return [
      output('openssl s_client', `TLS was completed ${starts} with ${version}.${certificateSays(text)}`, [
        ...(/-starttls rdp/.test(text)
          ? []
          : [{ name: 'rawTls' as const, value: { outcome: 'answered' as const, version } }]),
        ...certificateFacts(text),
      ]),
    ];
  }
  if (alert !== undefined)
    return [
      output('openssl s_client', `The far end answered TLS with the alert "${alert.trim()}".${behind}`, []),
    ];
  if (!silent) return [];
  return [
    output(
      'openssl s_client',
      `Connected, and the far end ${reset ? 'reset the connection' : 'closed or answered nothing'} after the first TLS message (${bytes?.[1] ?? '0'} bytes read, no certificate).${behind}`,
      [{ name: 'rawTls', value: { outcome: reset ? 'reset' : 'closed' } }],
    ),
  ];
}

function sslscan(text: string): readonly Piece[] {
  if (!/SSL\/TLS Protocols:|Testing SSL server /.test(text)) return [];
  const versions: Partial<Record<(typeof tlsVersions)[number], 'accepted' | 'refused'>> = {};
  for (const [, name = '', state] of text.matchAll(
    /^(SSLv2|SSLv3|TLSv1\.\d)\s{1,12}(enabled|disabled)\s*$/gm,
  )) {
    const version = versionIn(name);
    if (version !== undefined) versions[version] = state === 'enabled' ? 'accepted' : 'refused';
  }
  const accepted = tlsVersions.filter((version) => versions[version] === 'accepted');
  const asked = Object.keys(versions).length > 0;
  const fact: StatedFact = {
    name: 'tlsSupport',
    value: { versions, suites: [], groups: [], signatureAlgorithms: [], exhaustive: false, alerts: {} },
  };
  return [
    output(
      'sslscan',
      asked
        ? accepted.length > 0
          ? `The server accepts ${accepted.join(', ')}.`
          : 'The server accepts none of the TLS versions asked; without --rdp the scan does not get past the RDP negotiation.'
        : 'The scan tells no version.',
      asked ? [fact] : [],
    ),
  ];
}

function versionIn(printed: string | undefined): (typeof tlsVersions)[number] | undefined {
  const name = printed === 'TLSv1' ? 'TLSv1.0' : printed;
  return tlsVersions.find(
    (version) =>
      name === version.replace(' ', 'v') || name === version.replace('SSL ', 'SSLv').replace('.0', ''),
  );
}

function output(tool: string, says: string, facts: readonly StatedFact[]): Piece {
  return {
    kind: 'output',
    tool,
    says,
    next: 'rdpdoctor check HOST --deep asks the same after the RDP negotiation and says who closed',
    codes: [],
    facts,
  };
}

function without(text: string): string {
  return linesOf(text)
    .filter(
      (line) =>
        !/^(?:CONNECTED\(|---$|write:errno|read:errno|no peer certificate|No client certificate|SSL handshake|New, |Verification|Verify return|depth=|verify |(?:SSL|TLS)v|Testing SSL|\s{2,}(?:Protocol|Cipher|Session|Master|PSK|SRP|Start Time|Timeout|Verify|Extended))/.test(
          line,
        ),
    )
    .join('\n');
}
