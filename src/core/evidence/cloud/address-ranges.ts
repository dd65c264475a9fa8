/** Addresses from `first` to `last`, as numbers. */
export interface AddressRange {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}
export type Family = 4 | 6;

/** The range of "10.0.0.0/8", "2001:db8::/32" or a single address; undefined where the text is none. */
export function rangeOf(text: string): AddressRange | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const family: Family = address.includes(':') ? 6 : 4;
  const number = family === 6 ? numberOfV6(address) : numberOfV4(address);
  const width = widths[family];
  if (number === undefined || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length)))
    return undefined;
  const bits = length === undefined ? width : Number(length);
  if (bits > width) return undefined;
  const size = 1n << BigInt(width - bits);
  const first = (number / size) * size;
  return { family, first, last: first + size - 1n };
}

/** Every address of a family. */
export function everything(family: Family): AddressRange {
  return { family, first: 0n, last: (1n << BigInt(widths[family])) - 1n };
}

/** What the internet can send from: all but what RFC 6890 keeps for private and local use, and what clouds keep for themselves. */
export function publicRanges(family: Family): readonly AddressRange[] {
  return publics[family];
}

/** Everything that somebody can send from. */
export function anybody(family: Family): readonly AddressRange[] {
  return family === 4 ? outside(4, [AZURE_ITSELF]) : [everything(6)];
}

/** Whether an address can be one on the internet. */
export function isPublic(address: string): boolean {
  const range = rangeOf(address);
  return range !== undefined && overlap([range], publicRanges(range.family)).length > 0;
}

/** Sorted, and without ranges that touch each other. */
export function united(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = ranges.toSorted((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1));
  const kept: AddressRange[] = [];
  for (const range of sorted) {
    const before = kept.at(-1);
    const touches = before?.family === range.family && range.first <= before.last + 1n;
    if (before === undefined || !touches) kept.push(range);
    else if (range.last > before.last) kept[kept.length - 1] = { ...before, last: range.last };
  }
  return kept;
}

/** What is in both; each list united. */
export function overlap(
  one: readonly AddressRange[],
  other: readonly AddressRange[],
): readonly AddressRange[] {
  const both: AddressRange[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i]!, other[j]!];
    const first = a.first > b.first ? a.first : b.first;
    const last = a.last < b.last ? a.last : b.last;
    if (a.family === b.family && first <= last) both.push({ family: a.family, first, last });
    if (a.family < b.family || (a.family === b.family && a.last < b.last)) i += 1;
    else j += 1;
  }
  return both;
}

/** What is in the first list only; each list united. */
export function without(
  all: readonly AddressRange[],
  taken: readonly AddressRange[],
): readonly AddressRange[] {
  const left: AddressRange[] = [];
  let from = 0;
  for (const { family, first, last } of all) {
    let start = first;
    while (from < taken.length && isBefore(taken[from]!, family, first)) from += 1;
    for (let at = from; at < taken.length && start <= last; at += 1) {
      const cut = taken[at]!;
      if (cut.family !== family || cut.first > last) break;
      if (cut.first > start) left.push({ family, first: start, last: cut.first - 1n });
      start = cut.last + 1n;
    }
    if (start <= last) left.push({ family, first: start, last });
  }
  return left;
}

/** How many addresses there are. */
export function sizeOf(ranges: readonly AddressRange[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** At most `most` prefixes as they are written, the lowest first. */
export function prefixesOf(ranges: readonly AddressRange[], most: number): readonly string[] {
  const texts: string[] = [];
  for (const { family, first, last } of ranges) {
    for (let at = first; at <= last && texts.length < most;) {
      let bits = 0;
      while (
        bits < widths[family] &&
        at % (2n << BigInt(bits)) === 0n &&
        at + (2n << BigInt(bits)) - 1n <= last
      )
        bits += 1;
      texts.push(`${family === 4 ? textOfV4(at) : textOfV6(at)}/${widths[family] - bits}`);
      at += 1n << BigInt(bits);
    }
  }
  return texts;
}

function isBefore(range: AddressRange, family: Family, first: bigint): boolean {
  return range.family < family || (range.family === family && range.last < first);
}

function numberOfV4(text: string): bigint | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.every((part) => part < 256) ? numberOf(parts, 8n) : undefined;
}

function numberOfV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || text.length > 39) return undefined;
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...(tail ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return numberOf(
    groups.map((group) => Number.parseInt(group, 16)),
    16n,
  );
}

function numberOf(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((number, part) => (number << bits) | BigInt(part), 0n);
}

function textOfV4(number: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((number >> shift) & 0xffn)).join('.');
}

/** RFC 5952: the longest run of zeros shortened. */
function textOfV6(number: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => (number >> BigInt(112 - i * 16)) & 0xffffn);
  const text = groups.map((group) => group.toString(16)).join(':');
  const runs = [...text.matchAll(/(?<![0-9a-f])0(?::0){1,7}(?![0-9a-f])/g)];
  const longest = runs.toSorted((a, b) => b[0].length - a[0].length)[0];
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  return `${before}::${text.slice(longest.index + longest[0].length).replace(/^:/, '')}`;
}

const widths = { 4: 32, 6: 128 } as const;

function outside(family: Family, kept: readonly string[]): readonly AddressRange[] {
  return without([everything(family)], united(kept.map((text) => rangeOf(text)!)));
}

/** Azure's own address, which its load balancers ask from; nobody else has it. */
const AZURE_ITSELF = '168.63.129.16';
const publics = {
  4: outside(4, [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    AZURE_ITSELF,
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '224.0.0.0/3',
  ]),
  6: [rangeOf('2000::/3')!],
} as const;
