/**
 * An IP address that arithmetic is easy with: its lowest 32 bits, and what stands before them: 24 hexadecimal digits of
 * IPv6, nothing for IPv4.
 */
export interface Address {
  readonly net: string;
  readonly low: number;
}

/** Reads an IPv4 or IPv6 address without a zone; undefined where it is none. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const low = parseIpv4(text);
    return low === undefined ? undefined : { net: '', low };
  }
  const digits = ipv6Digits(text);
  return digits === undefined
    ? undefined
    : { net: digits.slice(0, 24), low: Number.parseInt(digits.slice(24), 16) };
}

/** The address as people write it, IPv6 as RFC 5952 has it. */
export function showAddress({ net, low }: Address): string {
  if (net === '') return `${low >>> 24}.${(low >>> 16) & 255}.${(low >>> 8) & 255}.${low & 255}`;
  const digits = net + low.toString(16).padStart(8, '0');
  const groups = Array.from({ length: 8 }, (_, i) =>
    Number.parseInt(digits.slice(4 * i, 4 * i + 4), 16).toString(16),
  );
  const { start, length } = longestZeros(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function parseIpv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let low = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    // "010" is 8 to some programs and 10 to others.
    if (part.length > 1 && part.startsWith('0')) return undefined;
    low = low * 256 + Number(part);
  }
  return low;
}

function ipv6Digits(text: string): string | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, i) => groupsOf(half, i === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 32 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 28) return undefined;
  return head + '0'.repeat(32 - head.length - tail.length) + tail;
}

/** Groups of up to four digits, the last perhaps as IPv4. */
function groupsOf(half: string, isLast: boolean): string | undefined {
  if (half === '') return '';
  const groups = half.split(':');
  let digits = '';
  for (const [i, group] of groups.entries()) {
    const low = isLast && i === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined;
    if (low !== undefined) digits += low.toString(16).padStart(8, '0');
    else if (/^[\da-f]{1,4}$/i.test(group)) digits += group.toLowerCase().padStart(4, '0');
    else return undefined;
  }
  return digits;
}

function longestZeros(groups: readonly string[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [i, group] of groups.entries()) {
    length = group === '0' ? length + 1 : 0;
    if (length > best.length) best = { start: i - length + 1, length };
  }
  return best;
}
