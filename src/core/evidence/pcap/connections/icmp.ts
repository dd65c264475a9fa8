import type { Addresses } from '../packets/addresses.ts';
import type { IpPayload } from '../packets/ip-packet.ts';
import { decodeIp, emptyPayload } from '../packets/ip-packet.ts';
import type { IcmpNotice } from './tcp-connection.ts';

/** An ICMP error and the packet it is about, as far as the message quotes it. */
export interface IcmpError {
  readonly notice: Omit<IcmpNotice, 'aboutOpener'>;
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
  readonly sourcePort: number;
  readonly targetPort: number;
}

/** An ICMP or ICMPv6 error message about TCP or UDP; undefined for echoes and everything else. RFC 792, RFC 4443 */
export function decodeIcmp(payload: IpPayload, at: number, addresses: Addresses): IcmpError | undefined {
  const { bytes, start, end } = payload;
  if (start + 8 + 20 > end) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [type, code] = [bytes[start]!, bytes[start + 1]!];
  const kind = payload.protocol === 1 ? kindOfV4(type, code) : kindOfV6(type, code);
  if (kind === undefined) return undefined;
  const mtu = payload.protocol === 1 ? view.getUint16(start + 6) : view.getUint32(start + 4);
  const quoted = emptyPayload();
  if (!decodeIp(bytes, start + 8, end, addresses, quoted) || quoted.start + 4 > end) return undefined;
  return {
    notice: {
      at,
      kind,
      from: payload.from,
      ...(kind === 'fragmentationNeeded' && mtu > 0 && { mtu }),
    },
    protocol: quoted.protocol,
    from: quoted.from,
    to: quoted.to,
    sourcePort: view.getUint16(quoted.start),
    targetPort: view.getUint16(quoted.start + 2),
  };
}

function kindOfV4(type: number, code: number): IcmpNotice['kind'] | undefined {
  if (type === 11) return 'timeExceeded';
  if (type !== 3) return undefined;
  if (code === 4) return 'fragmentationNeeded';
  return code === 9 || code === 10 || code === 13 ? 'prohibited' : 'unreachable';
}

function kindOfV6(type: number, code: number): IcmpNotice['kind'] | undefined {
  if (type === 2) return 'fragmentationNeeded';
  if (type === 3) return 'timeExceeded';
  if (type !== 1) return undefined;
  return code === 1 || code === 5 || code === 6 ? 'prohibited' : 'unreachable';
}
