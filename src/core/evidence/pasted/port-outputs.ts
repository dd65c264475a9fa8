import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** Test-NetConnection -Port, nmap. */
export const portOutputs: Form = {
  name: 'port tests',
  mark: /TcpTestSucceeded|\/tcp[ \t]/,
  take(text) {
    const pieces = [...testNetConnection(text), ...nmap(text)];
    return pieces.length === 0 ? nothing(text) : { pieces, rest: without(text) };
  },
};

function testNetConnection(text: string): readonly Piece[] {
  const tcp = valueOf(text, 'TcpTestSucceeded');
  if (tcp === undefined) return [];
  const name = valueOf(text, 'ComputerName') ?? 'the host';
  const port = Number(valueOf(text, 'RemotePort') ?? 3389);
  const open = /true/i.test(tcp);
  const pings = /true/i.test(valueOf(text, 'PingSucceeded') ?? '');
  const address = valueOf(text, 'RemoteAddress') ?? name;
  return [
    {
      kind: 'output',
      tool: 'Test-NetConnection',
      says: open
        ? `TcpTestSucceeded True: port ${port} of ${name} is open from there. It says nothing about RDP, TLS or sign-in, which come after it.`
        : `TcpTestSucceeded False: no TCP connection to port ${port} of ${name} from there: refused, filtered, off, or another address.${pings ? ' The host answers a ping, so it is up.' : ''}`,
      next: `rdpdoctor check ${name}${port === 3389 ? '' : `:${port}`}`,
      codes: [],
      facts: connectFacts(address, port, open, pings),
    },
  ];
}

/** Whether it was refused or met with silence is not printed: it failed. */
function connectFacts(address: string, port: number, open: boolean, pings: boolean): readonly StatedFact[] {
  const connect: StatedFact = {
    name: 'tcpConnect',
    value: { port, attempts: [{ address, outcome: open ? 'open' : 'failed' }] },
  };
  if (open) return [connect];
  return [
    connect,
    { name: 'phaseOfDeath', value: { phase: 'connection', sameEnding: 1, attempts: 1 } },
    ...(pings ? [{ name: 'otherPorts' as const, value: { address, ports: [], hostAnswers: true } }] : []),
  ];
}

function valueOf(text: string, name: string): string | undefined {
  return new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(\\S.{0,120})$`, 'm').exec(text)?.[1]?.trim();
}

function nmap(text: string): readonly Piece[] {
  const port =
    /^(\d{1,5})\/tcp[ \t]+(open|closed|filtered|open\|filtered)[ \t]+(ms-wbt-server|ssl\/ms-wbt-server|msrdp)?/m.exec(
      text,
    );
  const scripts = /rdp-enum-encryption|rdp-ntlm-info/.test(text);
  if (!port || (port[3] === undefined && !scripts && port[1] !== '3389')) return [];
  const told = [
    `nmap: port ${port[1]} is ${port[2]}.`,
    /CredSSP \(NLA\): SUCCESS/.test(text) ? 'It accepts NLA (CredSSP).' : '',
    /\|[ _]+SSL: SUCCESS/.test(text) ? 'It accepts TLS without NLA.' : '',
    /Native RDP: SUCCESS/.test(text) ? "It accepts RDP's own old security." : '',
    certificateOf(text),
  ];
  return [
    {
      kind: 'output',
      tool: 'nmap',
      says: told.filter((sentence) => sentence !== '').join(' '),
      next: 'rdpdoctor check HOST asks more: it completes TLS, judges the certificate and goes on to sign-in',
      codes: [],
      facts: ntlmFacts(text),
    },
  ];
}

function certificateOf(text: string): string {
  const name = /ssl-cert: Subject: (?:.{0,200}?commonName=)?([^\s/,]{1,120})/.exec(text)?.[1];
  const until = /Not valid after:\s{1,3}(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  if (name === undefined && until === undefined) return '';
  return `Its certificate${name === undefined ? '' : ` names ${name}`}${until === undefined ? '' : ` and is valid until ${until}`}.`;
}

/** rdp-ntlm-info: what the host calls itself. */
function ntlmFacts(text: string): readonly StatedFact[] {
  const value = (name: string) => new RegExp(`^\\|[ _]+${name}: (\\S.{0,120})$`, 'm').exec(text)?.[1]?.trim();
  const known = {
    computer: value('NetBIOS_Computer_Name'),
    domain: value('NetBIOS_Domain_Name'),
    dnsComputer: value('DNS_Computer_Name'),
    dnsDomain: value('DNS_Domain_Name'),
    dnsForest: value('DNS_Tree_Name'),
    osBuild: value('Product_Version'),
  };
  const identity = Object.fromEntries(Object.entries(known).filter(([, held]) => held !== undefined));
  return Object.keys(identity).length === 0 ? [] : [{ name: 'ntlmIdentity', value: identity }];
}

/** The text without the lines that were read. */
function without(text: string): string {
  return linesOf(text)
    .filter(
      (line) =>
        !/^\s{0,2}(?:ComputerName|Remote(?:Address|Port)|NameResolutionResults|MatchingIPsecRules|NetworkIsolationContext|InterfaceAlias|SourceAddress|NetRoute.{0,20}|TcpTestSucceeded|Ping\w{1,20})\s{0,20}:|^PORT\s+STATE|^\d{1,5}\/tcp|^\|/.test(
          line,
        ),
    )
    .join('\n');
}
