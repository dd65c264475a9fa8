import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceCase, type EvidenceLabel } from './evidence-case.ts';

/** Recordings of other people; they stay where they are, beside the project. */
const folder = join(import.meta.dirname, '../../../../shared/fixtures');

type Sketch = Omit<EvidenceLabel, 'class' | 'files' | 'skip'> & { readonly file: string };
const recorded = ({ file, ...label }: Sketch) =>
  evidenceCase({
    class: 'real recordings',
    skip: () => (existsSync(join(folder, file)) ? undefined : `../shared/fixtures/${file} is not there`),
    files: () => [
      { name: file.replace(/^.*\//, ''), bytes: new Uint8Array(readFileSync(join(folder, file))) },
    ],
    ...label,
  });

/** What may be said of any certificate of somebody else's laboratory, years later. */
const ofTheLab = ['untrusted-certificate', 'name-mismatch', 'connection-by-address', 'expired-certificate'];
const awake = (name: string) => `pcap/awakecoding/${name}.pcapng`;

/** Real captures and logs whose collection says what happened in them. */
export const fixtureCases = [
  recorded({
    id: 'real-kerberos-session',
    made: 'awakecoding: NLA with Kerberos, a full session, ended by the client.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: awake('rdp-nla-kerberos-auth1'),
  }),
  recorded({
    id: 'real-kerberos-session-2',
    made: 'awakecoding: NLA with Kerberos, DOMAIN\\user form, a full session.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: awake('rdp-nla-kerberos-auth2'),
  }),
  recorded({
    id: 'real-credential-guard',
    made: 'awakecoding: a full session with Remote Credential Guard, TLS secrets embedded.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: awake('rdp-credential-guard-accepted1'),
  }),
  recorded({
    id: 'real-smartcard',
    made: 'awakecoding: NLA with a smart card, a full session.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: awake('rdp-nla-smartcard-auth1'),
  }),
  recorded({
    id: 'real-no-nla',
    made: 'awakecoding: TLS without NLA, a full session.',
    truth: ['healthy', 'unrequired-nla'],
    mayAlso: ofTheLab,
    file: awake('rdp-no-nla-accepted1'),
  }),
  recorded({
    id: 'real-restricted-admin',
    made: 'awakecoding: Restricted Admin mode, a session.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: awake('rdp-restricted-admin-accepted1'),
  }),
  recorded({
    id: 'real-ntlm-blocked',
    made: 'awakecoding: the server blocks NTLM: CredSSP error 0x80090302 behind the authenticate message.',
    truth: 'blocked-ntlm',
    mayAlso: ofTheLab,
    connection: 0,
    file: awake('rdp-nla-ntlm-rejected1'),
  }),
  recorded({
    id: 'real-ntlm-blocked-retry',
    made: 'The same capture: the retry of the client with TLS alone is refused, NLA is required.',
    truth: 'required-nla',
    mayAlso: [...ofTheLab, 'blocked-ntlm'],
    connection: 1,
    file: awake('rdp-nla-ntlm-rejected1'),
  }),
  recorded({
    id: 'real-protected-user',
    made: 'awakecoding: a protected user falls back to NTLM and is refused with 0xC000006E (account restriction).',
    truth: 'restricted-logon',
    mayAlso: [...ofTheLab, 'blocked-ntlm'],
    file: awake('rdp-nla-ntlm-rejected2'),
  }),
  recorded({
    id: 'real-nla-required',
    made: 'awakecoding: a client with TLS alone meets a server that requires NLA.',
    truth: 'required-nla',
    file: awake('rdp-no-nla-rejected1'),
  }),
  recorded({
    id: 'real-tls-not-allowed',
    made: 'awakecoding: the server does not allow TLS (failure 2); judged is the first connection.',
    truth: ['refused-tls', 'standard-security-only'],
    connection: 0,
    file: awake('rdp-no-tls-accepted1'),
  }),
  recorded({
    id: 'real-brute-force',
    made: 'nDPI: a password guesser; CredSSP of two rounds, an encrypted alert of the server, RST of the client.',
    truth: 'closed-credssp',
    mayAlso: [...ofTheLab, 'weak-certificate-signature'],
    file: 'pcap/ndpi/rdp_over_tls.pcap',
  }),
  recorded({
    id: 'real-port-closed',
    made: 'nDPI: a port scan, SYN to 3389 answered with RST.',
    truth: 'refused-port',
    file: 'pcap/ndpi/tcp_scan.pcapng',
  }),
  recorded({
    id: 'real-port-filtered',
    made: 'nDPI: a port scan, SYN to 3389 without an answer.',
    truth: 'filtered-port',
    file: 'pcap/ndpi/synscan.pcap',
  }),
  recorded({
    id: 'real-cut-off',
    made: 'nDPI: NLA begins well and the trace ends in the middle.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    file: 'pcap/ndpi/rdp.pcap',
  }),
  recorded({
    id: 'real-flood-core',
    made: 'evtx crate: RdpCoreTS of an exposed Windows 10: 128 connections and 129 refused passwords within days.',
    truth: ['healthy', 'logon-flood'],
    mayAlso: ['logon-flood'],
    mustNot: ['dropped-before-sign-in', 'failed-certificate-renewal'],
    file: 'evtx/evtx-crate/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx',
  }),
  recorded({
    id: 'real-manager-log',
    made: 'evtx crate: RemoteConnectionManager of the same host: 1,769 arrivals (261) and five authentications.',
    truth: ['healthy', 'logon-flood'],
    file: 'evtx/evtx-crate/2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx',
  }),
  recorded({
    id: 'real-velociraptor-system',
    made: 'Velociraptor: the System log of a domain controller whose RDP was used; restarts and services.',
    truth: 'healthy',
    mustNot: ['stopped-service'],
    file: 'evtx/velociraptor/RDPAuth_System.evtx',
  }),
  recorded({
    id: 'real-velociraptor-sessions',
    made: 'Velociraptor: LocalSessionManager of the same host: sessions that work.',
    truth: 'healthy',
    file: 'evtx/velociraptor/RDPAuth_LocalSessionManager.evtx',
  }),
  recorded({
    id: 'real-velociraptor-security',
    made: 'Velociraptor: the Security log of the same host: logons that work.',
    truth: 'healthy',
    file: 'evtx/velociraptor/RDPAuth_Security.evtx',
  }),
  recorded({
    id: 'real-system-log',
    made: 'evtx crate: a System log with 1,881 records and nothing about Remote Desktop.',
    truth: 'healthy',
    file: 'evtx/evtx-crate/system.evtx',
  }),
  recorded({
    id: 'real-rdp-file-danger',
    made: 'azure-gaming: an .rdp template with authentication level 0, alone.',
    truth: 'healthy',
    file: 'rdp/azure-gaming/template.rdp',
  }),
];
