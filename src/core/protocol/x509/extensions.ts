import { fromLatin1 } from '../../bytes/text.ts';
import { decodeOid, DerReader, tags } from './der.ts';
import type { DerValue } from './der.ts';

/** What the extensions of a certificate say that matters here. */
export interface Extensions {
  /** Object identifiers of all of them, in their order. */
  readonly oids: readonly string[];
  readonly alternativeNames: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly keyUsage?: readonly string[];
  readonly isCa: boolean;
}

type Found = { -readonly [K in keyof Extensions]: Extensions[K] } & { oids: string[] };

/** Decodes the Extensions sequence (RFC 5280 4.2); of an extension that comes twice the first one counts. */
export function decodeExtensions(extensions: DerValue | undefined): Extensions {
  const found: Found = { oids: [], alternativeNames: [], isCa: false };
  if (extensions === undefined) return found;
  const list = new DerReader(extensions.content, 'Certificate.extensions').inside(tags.sequence, 'list');
  const seen = new Set<string>();
  while (!list.isDone) {
    const extension = list.inside(tags.sequence, 'extension');
    const oid = decodeOid(extension.expect(tags.oid, 'oid').content);
    extension.optional(tags.boolean, 'critical');
    const value = extension.expect(tags.octetString, 'value').content;
    if (!seen.has(oid)) read(oid, value, found);
    seen.add(oid);
    found.oids.push(oid);
  }
  return found;
}

function read(oid: string, value: Uint8Array, found: Found): void {
  const reader = new DerReader(value, `extension ${oid}`);
  switch (oid) {
    case '2.5.29.15':
      found.keyUsage = keyUsageOf(reader.expect(tags.bitString, 'bits').content);
      return;
    case '2.5.29.17':
      found.alternativeNames = alternativeNamesOf(reader.inside(tags.sequence, 'names'));
      return;
    case '2.5.29.19':
      found.isCa =
        reader.inside(tags.sequence, 'constraints').optional(tags.boolean, 'cA')?.content[0] === 0xff;
      return;
    case '2.5.29.37':
      found.extendedKeyUsage = usagesOf(reader.inside(tags.sequence, 'usages'));
      return;
    default:
      return;
  }
}

/** The KeyUsage bits that are set, by their names in RFC 5280 4.2.1.3; the first byte counts unused bits. */
function keyUsageOf(content: Uint8Array): readonly string[] {
  return usageNames.filter((_, bit) => {
    const octet = content[1 + (bit >> 3)] ?? 0;
    return (octet & (0x80 >> (bit & 7))) !== 0;
  });
}

const usageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

function usagesOf(list: DerReader): readonly string[] {
  const usages: string[] = [];
  while (!list.isDone) usages.push(decodeOid(list.expect(tags.oid, 'usage').content));
  return usages;
}

/** DNS names and IP addresses of a subjectAltName (RFC 5280 4.2.1.6); other kinds of names are passed over. */
function alternativeNamesOf(list: DerReader): readonly string[] {
  const names: string[] = [];
  while (!list.isDone) {
    const { tag, content } = list.any('name');
    if (tag === 0x82) names.push(fromLatin1(content));
    if (tag === 0x87) names.push(addressOf(content));
  }
  return names;
}

/** 4 bytes as 192.0.2.1, 16 bytes as 2001:db8::1 (RFC 5952), anything else as it is. */
function addressOf(content: Uint8Array): string {
  if (content.length === 4) return content.join('.');
  if (content.length !== 16) return `address of ${content.length} bytes`;
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((content[2 * i] ?? 0) << 8) | (content[2 * i + 1] ?? 0),
  );
  const words = groups.map((group) => group.toString(16));
  // The longest run of two or more zero groups is left out, the first one of equals.
  let longest = { at: 0, length: 1 };
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === 0) length += 1;
    if (length > longest.length) longest = { at, length };
  }
  if (longest.length < 2) return words.join(':');
  return `${words.slice(0, longest.at).join(':')}::${words.slice(longest.at + longest.length).join(':')}`;
}
