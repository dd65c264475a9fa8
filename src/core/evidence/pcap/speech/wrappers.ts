import { fromUtf8 } from '../../../bytes/text.ts';

/** What stood before RDP on the connection: a proxy's own exchange. */
export interface Wrapper {
  readonly kind: 'SOCKS5' | 'SOCKS4' | 'HTTP proxy' | 'PROXY header';
  /** Bytes of each direction that belong to the proxy's exchange. */
  readonly clientBytes: number;
  readonly serverBytes: number;
  /** Where the client asked to be taken, as far as it said so. */
  readonly destination?: string;
  /** Why the proxy did not connect. */
  readonly refusal?: string;
}

/** Whether a first byte string can be the start of one of the exchanges that `unwrap` knows. */
export function startsWrapped(bytes: Uint8Array): boolean {
  if (bytes[0] === 5) return bytes.length >= 3 && bytes.length <= 2 + (bytes[1] ?? 0) && bytes[1]! > 0;
  if (bytes[0] === 4) return bytes.length >= 8 && (bytes[1] === 1 || bytes[1] === 2);
  const text = fromUtf8(bytes.subarray(0, 12));
  return text.startsWith('CONNECT ') || text.startsWith('PROXY ') || text.startsWith(PROXY_V2_TEXT);
}

const PROXY_V2_TEXT = '\r\n\r\n\0\r\nQUIT\n';

/** Takes a proxy's exchange off both directions; undefined where there is none. */
export function unwrap(client: Uint8Array, server: Uint8Array): Wrapper | undefined {
  if (client[0] === 5) return socks5(client, server);
  if (client[0] === 4) return socks4(client, server);
  const text = fromUtf8(client.subarray(0, 2048));
  if (text.startsWith('CONNECT ')) return httpConnect(text, fromUtf8(server.subarray(0, 4096)));
  if (text.startsWith('PROXY ')) return proxyV1(text);
  return text.startsWith(PROXY_V2_TEXT) ? proxyV2(client) : undefined;
}

/** RFC 1928 sections 3, 4, 6; RFC 1929 for a user name and password. */
function socks5(client: Uint8Array, server: Uint8Array): Wrapper | undefined {
  if (server[0] !== 5) return undefined;
  let clientAt = 2 + (client[1] ?? 0);
  let serverAt = 2;
  if (server[1] === 0xff) {
    return {
      kind: 'SOCKS5',
      clientBytes: clientAt,
      serverBytes: 2,
      refusal: 'no authentication method fits',
    };
  }
  if (server[1] === 2) {
    const nameLength = client[clientAt + 1] ?? 0;
    clientAt += 3 + nameLength + (client[clientAt + 2 + nameLength] ?? 0);
    serverAt += 2;
    if (server[3] !== 0) {
      return {
        kind: 'SOCKS5',
        clientBytes: clientAt,
        serverBytes: 4,
        refusal: 'user name or password refused',
      };
    }
  }
  const asked = socksAddress(client, clientAt + 3);
  const answered = socksAddress(server, serverAt + 3);
  if (asked === undefined || client[clientAt] !== 5) return undefined;
  const reply = server[serverAt + 1];
  return {
    kind: 'SOCKS5',
    clientBytes: clientAt + 3 + asked.length,
    serverBytes: answered === undefined ? server.length : serverAt + 3 + answered.length,
    destination: asked.text,
    ...(reply !== undefined && reply !== 0 && { refusal: `reply ${reply}` }),
  };
}

/** ATYP, address and port. */
function socksAddress(
  bytes: Uint8Array,
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  const type = bytes[at];
  const size = type === 1 ? 4 : type === 4 ? 16 : type === 3 ? (bytes[at + 1] ?? 0) + 1 : -1;
  if (size < 0 || at + 1 + size + 2 > bytes.length) return undefined;
  const host = bytes.subarray(at + 1, at + 1 + size);
  const port = (bytes[at + 1 + size]! << 8) | bytes[at + 2 + size]!;
  const name = type === 3 ? fromUtf8(host.subarray(1)) : type === 1 ? host.join('.') : 'an IPv6 address';
  return { text: `${name}:${port}`, length: size + 3 };
}

/** SOCKS 4 and 4a: version, command, port, address, user, and a name where the address is 0.0.0.x. */
function socks4(client: Uint8Array, server: Uint8Array): Wrapper | undefined {
  if (client.length < 9) return undefined;
  let end = client.indexOf(0, 8) + 1;
  if (end === 0) return undefined;
  const address = client.subarray(4, 8);
  let host = address.join('.');
  if (host.startsWith('0.0.0.') && host !== '0.0.0.0') {
    const nameEnd = client.indexOf(0, end);
    if (nameEnd < 0) return undefined;
    host = fromUtf8(client.subarray(end, nameEnd));
    end = nameEnd + 1;
  }
  const reply = server[1];
  return {
    kind: 'SOCKS4',
    clientBytes: end,
    serverBytes: Math.min(8, server.length),
    destination: `${host}:${(client[2]! << 8) | client[3]!}`,
    ...(reply !== undefined && reply !== 90 && { refusal: `reply ${reply}` }),
  };
}

/** RFC 9110 section 9.3.6 */
function httpConnect(request: string, answer: string): Wrapper | undefined {
  const requestEnd = request.indexOf('\r\n\r\n');
  if (requestEnd < 0) return undefined;
  const answerEnd = answer.indexOf('\r\n\r\n');
  const [status = ''] = /^HTTP\/1\.\d (\d{3})/.exec(answer)?.slice(1) ?? [];
  return {
    kind: 'HTTP proxy',
    clientBytes: requestEnd + 4,
    serverBytes: answerEnd < 0 ? answer.length : answerEnd + 4,
    destination: request.slice(8).split(' ')[0] ?? '',
    ...(status !== '' && !status.startsWith('2') && { refusal: `HTTP status ${status}` }),
  };
}

/** PROXY protocol version 1: one line. https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt section 2.1 */
function proxyV1(text: string): Wrapper | undefined {
  const end = text.indexOf('\r\n');
  if (end < 0 || end > 107) return undefined;
  return { kind: 'PROXY header', clientBytes: end + 2, serverBytes: 0 };
}

/** PROXY protocol version 2: 16 bytes, then as many as the last two of them say. Section 2.2 of the same. */
function proxyV2(client: Uint8Array): Wrapper | undefined {
  if (client.length < 16) return undefined;
  const length = 16 + ((client[14]! << 8) | client[15]!);
  return length > client.length ? undefined : { kind: 'PROXY header', clientBytes: length, serverBytes: 0 };
}
