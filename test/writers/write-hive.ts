import { toUtf16le } from '../../src/core/bytes/text.ts';
import { join, u16le, u32le } from '../../src/core/bytes/write.ts';
import type { RegistryData, RegistryKeys } from './write-registry-export.ts';

/** What a hive can be like besides its keys. */
export interface HiveForm {
  /** The list that names subkeys; "ri" makes a list of lists of three keys each. */
  readonly list?: 'lf' | 'lh' | 'li' | 'ri';
  readonly minorVersion?: number;
  /** Primary and secondary sequence; they differ where the last changes were not written. */
  readonly sequences?: readonly [number, number];
  /** 0 a hive, 6 a transaction log. */
  readonly type?: number;
}

/** A registry hive of one bin; the keys are named from its root, with backslashes. */
export function writeHive(keys: RegistryKeys, form: HiveForm = {}): Uint8Array {
  const bin = new Bin(form);
  const security = bin.cell(skOf());
  const root = bin.reserve(nkSize('ROOT'));
  const tree = treeOf(keys);
  writeKey(bin, { offset: root, name: 'ROOT', parent: 0xffff_ffff, security, flags: 0x2c }, tree);
  const bytes = bin.finish();
  return join(baseBlock(root, bytes.length, form), bytes);
}

interface Tree {
  readonly children: Map<string, Tree>;
  values: Readonly<Record<string, RegistryData>>;
}

function treeOf(keys: RegistryKeys): Tree {
  const root: Tree = { children: new Map(), values: {} };
  for (const [path, values] of Object.entries(keys)) {
    let at = root;
    for (const name of path.split('\\')) {
      const child = at.children.get(name) ?? { children: new Map<string, Tree>(), values: {} };
      at.children.set(name, child);
      at = child;
    }
    at.values = values;
  }
  return root;
}

interface Place {
  readonly offset: number;
  readonly name: string;
  readonly parent: number;
  readonly security: number;
  readonly flags: number;
}

function writeKey(bin: Bin, place: Place, tree: Tree): void {
  const names = [...tree.children.keys()].toSorted((a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : 1));
  const offsets = names.map((name) => bin.reserve(nkSize(name)));
  const list = names.length === 0 ? 0xffff_ffff : writeList(bin, names, offsets);
  const values = Object.entries(tree.values).map(([name, data]) => writeValue(bin, name, data));
  const valueList = values.length === 0 ? 0xffff_ffff : bin.cell(join(...values.map(u32le)));
  const { bytes, flag } = nameBytes(place.name, 0x20);
  bin.fill(
    place.offset,
    join(
      ascii('nk'),
      u16le(place.flags | flag),
      new Uint8Array(12),
      u32le(place.parent),
      ...[names.length, 0, list, 0xffff_ffff, values.length, valueList, place.security, 0xffff_ffff].map(
        u32le,
      ),
      ...[2 * longest(names), 0, 2 * longest(Object.keys(tree.values)), 1024, 0].map(u32le),
      u16le(bytes.length),
      u16le(0),
      bytes,
    ),
  );
  for (const [i, child] of names.entries()) {
    const at = { offset: offsets[i]!, name: child, parent: place.offset, security: place.security, flags: 0 };
    writeKey(bin, at, tree.children.get(child)!);
  }
}

function writeList(bin: Bin, names: readonly string[], offsets: readonly number[]): number {
  const kind = bin.form.list ?? 'lh';
  if (kind !== 'ri') return bin.cell(listOf(kind, names, offsets));
  const lists: number[] = [];
  for (let at = 0; at < names.length; at += 3)
    lists.push(bin.cell(listOf('lh', names.slice(at, at + 3), offsets.slice(at, at + 3))));
  return bin.cell(join(ascii('ri'), u16le(lists.length), ...lists.map(u32le)));
}

function listOf(kind: 'lf' | 'lh' | 'li', names: readonly string[], offsets: readonly number[]): Uint8Array {
  const entries = offsets.map((offset, i) => {
    if (kind === 'li') return u32le(offset);
    return join(
      u32le(offset),
      kind === 'lh' ? u32le(hashOf(names[i]!)) : ascii(names[i]!.padEnd(4, '\0').slice(0, 4)),
    );
  });
  return join(ascii(kind), u16le(names.length), ...entries);
}

/** What Windows sorts and looks keys up by: 37 times the hash so far plus the capital letter. */
function hashOf(name: string): number {
  let hash = 0;
  for (const letter of name.toUpperCase()) hash = (Math.imul(hash, 37) + letter.charCodeAt(0)) >>> 0;
  return hash;
}

function writeValue(bin: Bin, name: string, data: RegistryData): number {
  const [type, bytes] = typeAndBytes(data);
  const written = nameBytes(name, 1);
  const resident = bytes.length <= 4;
  const place = resident ? join(bytes, new Uint8Array(4 - bytes.length)) : u32le(writeData(bin, bytes));
  return bin.cell(
    join(
      ascii('vk'),
      u16le(written.bytes.length),
      u32le(resident ? bytes.length + 0x8000_0000 : bytes.length),
      place,
      u32le(type),
      u16le(written.flag),
      u16le(0),
      written.bytes,
    ),
  );
}

function writeData(bin: Bin, bytes: Uint8Array): number {
  if (bytes.length <= SEGMENT || (bin.form.minorVersion ?? 5) < 4) return bin.cell(bytes);
  const parts: number[] = [];
  for (let at = 0; at < bytes.length; at += SEGMENT) parts.push(bin.cell(bytes.subarray(at, at + SEGMENT)));
  const list = bin.cell(join(...parts.map(u32le)));
  return bin.cell(join(ascii('db'), u16le(parts.length), u32le(list), u32le(0)));
}

function typeAndBytes(data: RegistryData): readonly [number, Uint8Array] {
  if (typeof data === 'number') return [4, u32le(data)];
  if (typeof data === 'string') return [1, toUtf16le(`${data}\0`)];
  if (data instanceof Uint8Array) return [3, data];
  if ('deleted' in data) throw new RangeError('a hive holds no deletions');
  return [7, toUtf16le(`${data.map((item) => `${item}\0`).join('')}\0`)];
}

/** The cells of one bin, behind its header of 32 bytes. */
class Bin {
  readonly form: HiveForm;
  readonly #parts: Uint8Array[] = [new Uint8Array(32)];
  readonly #offsets = new Map<number, Uint8Array>();
  #size = 32;

  constructor(form: HiveForm) {
    this.form = form;
  }

  cell(payload: Uint8Array): number {
    const offset = this.reserve(payload.length);
    this.fill(offset, payload);
    return offset;
  }

  /** Room for a payload that is not known yet. */
  reserve(length: number): number {
    const offset = this.#size;
    const size = Math.ceil((length + 4) / 8) * 8;
    const part = new Uint8Array(size);
    part.set(u32le(-size >>> 0));
    this.#parts.push(part);
    this.#size += size;
    this.#offsets.set(offset, part);
    return offset;
  }

  fill(offset: number, payload: Uint8Array): void {
    this.#offsets.get(offset)!.set(payload, 4);
  }

  finish(): Uint8Array {
    const size = Math.ceil((this.#size + 8) / 4096) * 4096;
    const free = new Uint8Array(size - this.#size);
    free.set(u32le(free.length));
    const header = this.#parts[0]!;
    header.set(join(ascii('hbin'), u32le(0), u32le(size)));
    return join(...this.#parts, free);
  }
}

function baseBlock(root: number, size: number, form: HiveForm): Uint8Array {
  const [first, second] = form.sequences ?? [1, 1];
  const block = new Uint8Array(4096);
  block.set(
    join(
      ascii('regf'),
      ...[
        first,
        second,
        0xd53e_8000,
        0x01dc_0000,
        1,
        form.minorVersion ?? 5,
        form.type ?? 0,
        1,
        root,
        size,
        1,
      ].map(u32le),
    ),
  );
  const words = new DataView(block.buffer);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= words.getUint32(at, true);
  words.setInt32(508, sum === 0 ? 1 : sum === -1 ? -2 : sum, true);
  return block;
}

/** A security descriptor that names nobody; flink and blink point to itself. */
function skOf(): Uint8Array {
  const descriptor = join(Uint8Array.of(1, 0, 0, 0x80), new Uint8Array(16));
  return join(ascii('sk'), u16le(0), u32le(32), u32le(32), u32le(1), u32le(descriptor.length), descriptor);
}

function nkSize(name: string): number {
  return 76 + nameBytes(name, 0x20).bytes.length;
}

function nameBytes(name: string, flag: number) {
  const narrow = Array.from(name).every((letter) => letter.charCodeAt(0) < 0x80);
  return { bytes: narrow ? ascii(name) : toUtf16le(name), flag: narrow ? flag : 0 };
}

function longest(names: readonly string[]): number {
  return names.reduce((length, name) => Math.max(length, name.length), 0);
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const SEGMENT = 16_344;
