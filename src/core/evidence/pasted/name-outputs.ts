import { linesOf } from '../text-file.ts';
import { nothing, type Form, type Piece, type StatedFact } from './piece.ts';

/** nslookup, ping, Resolve-DnsName in any language: whether the name of the host leads to an address. */
export const nameOutputs: Form = {
  name: 'names',
  mark: /nslookup|Resolve-DnsName|NXDOMAIN|\bping|\*{2,3}\s|[=＝]\s?\d{1,6},|\[[\d.]{7,15}\]|^(?:\s{0,4})(?:Server|Serveur|Servidor)\s{0,4}:/im,
  take(text) {
    const lines = linesOf(text);
    const asked = nslookup(lines) ?? resolveDnsName(text) ?? ping(lines);
    if (asked === undefined) return nothing(text);
    return { pieces: [asked], rest: lines.filter((line) => !isRead(line)).join('\n') };
  },
};

type Lookup = Extract<StatedFact, { name: 'nameResolution' }>['value'];

/** What stands in front of the answer: the name server and its address. */
const SERVER =
  /^\s{0,4}(?:Server|Serveur|Servidor|サーバー|服务器|伺服器|서버|Сервер)\s{0,4}[:：]\s{1,8}(\S{1,120})/iu;
const NAME = /^\s{0,4}(?:Name|Nom|Nombre|Nome|Naam|名前|名称|名稱|이름|Имя)\s{0,4}[:：]\s{1,8}(\S{1,253})/iu;
const COMMAND = /(?:^|[>$#]\s?)(?:nslookup|dig|host)\s{1,4}(?:-\S{1,20}\s{1,4}){0,4}([\w.-]{1,253})/i;

/** The words of a failure stay English in every Windows. */
function nslookup(lines: readonly string[]): Piece | undefined {
  const command = lines
    .map((line) => COMMAND.exec(line.slice(0, 300))?.[1])
    .find((name) => name !== undefined);
  const server = lines.map((line) => SERVER.exec(line.slice(0, 300))?.[1]).find((name) => name !== undefined);
  if (command === undefined && server === undefined) return undefined;
  const failure = lines.find((line) =>
    /^\s{0,4}\*{2,3}\s|status: NXDOMAIN|not found: \d\(NXDOMAIN\)/.test(line),
  );
  if (failure !== undefined && /Non-?existent domain|NXDOMAIN/i.test(failure)) {
    const name = command ?? otherName(failure, server);
    return name === undefined
      ? undefined
      : said(
          'nslookup',
          `nslookup: the name server answers that there is no ${name}.`,
          unresolved(name, 'notFound'),
        );
  }
  const silent = lines.some((line) => /DNS request timed out|connection timed out; no servers/i.test(line));
  if (silent && command !== undefined && !lines.some((line) => NAME.test(line)))
    return said(
      'nslookup',
      `nslookup: no name server answered for ${command}.`,
      unresolved(command, 'timedOut'),
    );
  if (failure !== undefined)
    return said(
      'nslookup',
      'nslookup: the name server did not answer the question; whether the name exists is not known.',
    );
  return found(lines, command);
}

/** The addresses behind "Name:", on its line and those that follow. */
function found(lines: readonly string[], command: string | undefined): Piece | undefined {
  const at = lines.findIndex((line) => NAME.test(line));
  const name = command ?? NAME.exec(lines[at] ?? '')?.[1];
  if (at < 0 || name === undefined) return undefined;
  const addresses = lines.slice(at + 1, at + 12).flatMap((line) => addressIn(line) ?? []);
  if (addresses.length === 0) return undefined;
  return said('nslookup', `nslookup: ${name} is ${addresses.join(', ')}.`, resolved(name, addresses));
}

/** "*** srv01 wurde von dc01 nicht gefunden": the one of the two names that is not the server. */
function otherName(failure: string, server: string | undefined): string | undefined {
  const words = failure.replace(/[:：].{0,80}$/u, '').split(/[\s"'«»„“]+/);
  return words.find(
    (word) => /^[\w-]{1,63}(?:\.[\w-]{1,63})*\.?$/.test(word) && /\d|\./.test(word) && word !== server,
  );
}

/** "srv01 : DNS name does not exist", with the exception's own name in every language. */
function resolveDnsName(text: string): Piece | undefined {
  const name = /(?:^|[\n>])\s{0,4}Resolve-DnsName\s{1,4}(?:-Name\s{1,4})?([\w.-]{1,253})/i.exec(text)?.[1];
  if (name === undefined || !/DNS_ERROR_RCODE_NAME_ERROR/.test(text)) return undefined;
  return said('Resolve-DnsName', `Resolve-DnsName: there is no ${name}.`, unresolved(name, 'notFound'));
}

function ping(lines: readonly string[]): Piece | undefined {
  const missing = lines.map((line) => pingMisses(line.slice(0, 300))).find((name) => name !== undefined);
  if (missing !== undefined)
    return said('ping', `ping: the name ${missing} leads to no address.`, unresolved(missing, 'notFound'));
  const counted = lines.map((line) => countsOf(line.slice(0, 200))).find((counts) => counts !== undefined);
  if (counted === undefined && !lines.some((line) => /\bping/i.test(line.slice(0, 300)))) return undefined;
  const pinged = lines.map((line) => pingedIn(line.slice(0, 300))).find((found) => found !== undefined);
  if (pinged === undefined) return undefined;
  const { name, address } = pinged;
  const answered = counted !== undefined && counted.received > 0;
  const says = [
    name === address ? '' : `${name} is ${address}.`,
    counted === undefined
      ? ''
      : answered
        ? `It answers a ping (${counted.received} of ${counted.sent}), so something is up at this address.`
        : `No answer to ${counted.sent} pings: off, or a firewall that drops pings, as many do; that alone proves nothing.`,
  ].filter((sentence) => sentence !== '');
  const alive: readonly StatedFact[] = answered
    ? [{ name: 'otherPorts', value: { address, ports: [], hostAnswers: true } }]
    : [];
  return said(
    'ping',
    `ping: ${says.join(' ')}`,
    ...(name === address ? [] : [resolved(name, [address])]),
    ...alive,
  );
}

/** "… could not find host srv01. Please …" as Windows and Linux print it. */
function pingMisses(line: string): string | undefined {
  return missingHost.map((shape) => shape.exec(line)?.[1]).find((name) => name !== undefined);
}

// prettier-ignore
const missingHost: readonly RegExp[] = [
  /could not find host "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
  /ping: (?:cannot resolve )?([\w.-]{1,253}?): (?:Name or service not known|Temporary failure|Unknown host)/i,
  /konnte Host "?([\w.-]{1,253}?)"? nicht finden/i,
  /trouver l.h.{1,2}te "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
  /encontrar el host "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
  /trovare l.host "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
  /encontrar o host "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
  /ping.{0,12}ホスト "?([\w.-]{1,253}?)"? が見つかりません/i,
  /Ping 请求找不到主机 "?([\w.-]{1,253}?)"?(?:。|\s|$)/i,
  /обнаружить узел "?([\w.-]{1,253}?)"?\.?(?:\s|$)/i,
];

/** "… srv01 [10.0.0.9] … 32 …" of Windows, "PING srv01 (10.0.0.9)" of others, or the address alone; the words around may be of any code page. */
function pingedIn(line: string): { readonly name: string; readonly address: string } | undefined {
  const named =
    /(?:^|\s)([\w.-]{1,253}) \[([\d.]{7,15}|[0-9a-fA-F:]{3,45})\].{0,40}\d/.exec(line) ??
    /^PING ([\w.-]{1,253}) \(([\d.]{7,15})\)/i.exec(line);
  if (named) return { name: named[1] ?? '', address: named[2] ?? '' };
  const alone = /\bping\S{0,4}\b.{0,40}?\s(\d{1,3}(?:\.\d{1,3}){3})\b.{0,20}\b32\b/i.exec(line)?.[1];
  return alone === undefined ? undefined : { name: alone, address: alone };
}

/** Sent, received, lost: three numbers after equals signs, of which the last two make the first; or Linux's sentence. */
function countsOf(line: string): { readonly sent: number; readonly received: number } | undefined {
  const linux = /(\d{1,6}) packets transmitted, (\d{1,6}) (?:packets )?received/.exec(line);
  if (linux) return { sent: Number(linux[1]), received: Number(linux[2]) };
  const [sent, received, lost] = [...line.matchAll(/=\s?(\d{1,6})(?![\d.])/g)].map(([, digits]) =>
    Number(digits),
  );
  if (sent === undefined || received === undefined || lost === undefined) return undefined;
  return sent > 0 && received + lost === sent ? { sent, received } : undefined;
}

function addressIn(line: string): string | undefined {
  return /(?:^|[\s:：])(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{1,4}:[0-9a-fA-F:]{2,40})\s{0,4}$/u.exec(
    line.slice(0, 200),
  )?.[1];
}

function resolved(name: string, addresses: readonly string[]): StatedFact {
  return lookup(name, {
    outcome: 'resolved',
    addresses: addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  });
}

function unresolved(name: string, outcome: 'notFound' | 'timedOut'): StatedFact {
  return lookup(name, { outcome, addresses: [] });
}

function lookup(name: string, told: Pick<Lookup, 'outcome' | 'addresses'>): StatedFact {
  const kind = name.includes('.') ? 'fqdn' : 'shortName';
  return { name: 'nameResolution', value: { name, kind, ...told, pointers: {} } };
}

function said(tool: string, says: string, ...facts: readonly StatedFact[]): Piece {
  return { kind: 'output', tool, says, codes: [], facts };
}

function isRead(line: string): boolean {
  const head = line.slice(0, 300);
  return COMMAND.test(head) || SERVER.test(head) || NAME.test(head) || /^\s{0,4}\*{2,3}\s/.test(head);
}
