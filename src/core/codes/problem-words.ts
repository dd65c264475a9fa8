import type { Coded } from '../facts/coded.ts';
import type { Problem, ProblemCode } from '../facts/problems.ts';
import { alertWords } from './ending-words.ts';

/** Why an answer was not what belongs there, as one phrase without a full stop. */
export function problemWords({ code, params }: Problem): string {
  return words[code]((name) => textOf(params, name));
}

/** The text of a parameter; undefined where it is absent. */
export function textOf(params: Coded['params'], name: string): string | undefined {
  const value = params?.[name];
  return value === undefined ? undefined : Array.isArray(value) ? value.join(', ') : String(value);
}

type Get = (name: string) => string | undefined;

const words: Readonly<Record<ProblemCode, (get: Get) => string>> = {
  badField: (get) =>
    get('field') === undefined
      ? `the answer is not formed as its protocol has it${beginning(get)}`
      : `the field ${get('field')} is not as its protocol has it${beginning(get)}`,
  otherProtocol: (get) =>
    `${speakers[get('speaks') ?? ''] ?? get('speaks') ?? 'another protocol'} answers${quoted(get('banner'))}`,
  notRdp: (get) => `the answer is not RDP${beginning(get)}`,
  notTls: (get) => `the answer is not TLS${beginning(get)}`,
  plainRdp: (get) => `it goes on with RDP in plain text where TLS was agreed on${beginning(get)}`,
  wrongSignature: (get) => `the signature does not fit the certificate${reason(get)}`,
  libraryRefused: (get) => `the TLS library of this machine refuses what the server sent${reason(get)}`,
  tooMuch: (get) => `more came than any answer can have (${get('limit') ?? '?'} bytes)`,
  notRdpUdp: (get) => `an answer of ${get('bytes') ?? '?'} bytes that is no RDPEUDP SYN+ACK`,
  tunnelRefused: (get) =>
    `${get('step') ?? 'the tunnel'} refused with ${get('hresult') ?? 'an unknown code'}`,
  httpStatus: (get) => `HTTP ${get('status') ?? ''}${get('reason') === undefined ? '' : ` ${get('reason')}`}`,
  system: (get) => get('system') ?? 'the system gives no reason',
  tlsEnded: (get) =>
    get('alert') === undefined ? `TLS: ${get('outcome') ?? 'ended'}` : alertWords(Number(get('alert'))),
  other: (get) => get('told') ?? 'the reason was not kept',
};

/** Protocols by the names people know. */
export const speakers: Readonly<Record<string, string>> = {
  rdp: 'RDP',
  http: 'a web server (HTTP)',
  https: 'a web server (HTTPS)',
  ssh: 'an SSH server',
  vnc: 'a VNC server',
  smb: 'a file server (SMB)',
  smtp: 'a mail server (SMTP)',
  imap: 'a mail server (IMAP)',
  pop3: 'a mail server (POP3)',
  ftp: 'an FTP server',
  telnet: 'a Telnet server',
  tls: 'a TLS service',
  nomachine: 'a NoMachine server',
  socks: 'a SOCKS proxy',
  mysql: 'a MySQL or MariaDB server',
  postgresql: 'a PostgreSQL server',
  mssql: 'a SQL Server',
  ldap: 'a directory server (LDAP)',
  redis: 'a Redis server',
  sip: 'a telephone server (SIP)',
  echo: 'an echo service, which sends back what it gets,',
  proxyHeader: 'a proxy that sends the PROXY header to clients',
  text: 'a service that speaks in lines of text',
};

function beginning(get: Get): string {
  const first = get('first');
  return first === undefined || first === '' ? '' : ` (it begins ${first.replace(/../g, '$& ').trim()})`;
}

function reason(get: Get): string {
  return get('reason') === undefined ? '' : ` (${get('reason')})`;
}

function quoted(text: string | undefined): string {
  return text === undefined || text === '' ? '' : ` ("${text}")`;
}
