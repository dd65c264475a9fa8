/** An element of an answer; names are local, without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  /** Text directly inside, without that of children. */
  readonly text: string;
}

/**
 * Reads XML as answers of WS-Management and EC2 hold it: elements, attributes, text; comments and instructions are left out. Anything
 * else is a problem, DTDs above all. One pass from left to right, whatever the text.
 */
export function readXml(text: string): XmlElement | { readonly problem: string } {
  const open: Building[] = [building('', {})];
  let count = 0;
  for (let at = 0; at < text.length;) {
    const start = text.indexOf('<', at);
    open.at(-1)!.text.push(unescape(text.slice(at, start < 0 ? text.length : start)));
    if (start < 0) break;
    const mark = markAt(text, start);
    if ('problem' in mark) return mark;
    at = mark.end;
    count += 1;
    if (count > MAX_MARKS || open.length > MAX_DEPTH)
      return { problem: 'xml: more elements than an answer has' };
    if (mark.is === 'close') {
      const done = open.pop()!;
      if (done.name !== mark.name || open.length === 0)
        return { problem: `xml: </${mark.name.slice(0, 60)}> closes nothing` };
      open.at(-1)!.children.push(finished(done));
    } else if (mark.is === 'open') {
      const element = building(mark.name, mark.attributes);
      if (mark.empty) open.at(-1)!.children.push(finished(element));
      else open.push(element);
    }
  }
  const [root] = open[0]!.children;
  return open.length === 1 && root !== undefined ? root : { problem: 'xml: does not end' };
}

/** All elements of this name, at any depth, in the order of the document. */
export function allNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return [
    ...(element.name === name ? [element] : []),
    ...element.children.flatMap((child) => allNamed(child, name)),
  ];
}

/** Text for element content or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

interface Building {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: XmlElement[];
  readonly text: string[];
}

function building(name: string, attributes: Building['attributes']): Building {
  return { name, attributes, children: [], text: [] };
}

function finished({ name, attributes, children, text }: Building): XmlElement {
  return { name, attributes, children, text: text.join('') };
}

type Mark = { readonly end: number } & (
  | { readonly is: 'close'; readonly name: string }
  | {
      readonly is: 'open';
      readonly name: string;
      readonly attributes: Building['attributes'];
      readonly empty: boolean;
    }
  | { readonly is: 'nothing' }
);

/** What stands at a `<`, and where it ends. */
function markAt(text: string, start: number): Mark | { readonly problem: string } {
  for (const [begin, end] of skipped) {
    if (!text.startsWith(begin, start)) continue;
    const last = text.indexOf(end, start + begin.length);
    return last < 0 ? { problem: `xml: ${begin} does not end` } : { is: 'nothing', end: last + end.length };
  }
  if (text[start + 1] === '!') return { problem: 'xml: a document type or CDATA, which no answer has' };
  const last = endOfTag(text, start + 1);
  if (last < 0) return { problem: 'xml: a tag does not end' };
  const inside = text.slice(start + 1, last);
  const end = last + 1;
  if (inside.startsWith('/')) return { is: 'close', name: localName(inside.slice(1).trimEnd()), end };
  const empty = inside.endsWith('/');
  const given = empty ? inside.slice(0, -1) : inside;
  const name = given.split(/\s/, 1)[0] ?? '';
  if (!/^[A-Za-z_][\w:.-]*$/.test(name)) return { problem: 'xml: a tag without a name' };
  return {
    is: 'open',
    name: localName(name),
    attributes: attributesOf(given.slice(name.length)),
    empty,
    end,
  };
}

const skipped: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

/** The place of the `>` that ends a tag; one in quotes does not. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const c = text[at]!;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '>') return at;
    else if (c === '<') return -1;
    else if (c === '"' || c === "'") quote = c;
  }
  return -1;
}

function attributesOf(text: string): { readonly [name: string]: string } {
  const found: [string, string][] = [];
  for (let at = 0; at < text.length;) {
    const equals = text.indexOf('=', at);
    if (equals < 0) break;
    const name = localName(text.slice(at, equals).trim());
    const [start, quote] = firstQuote(text, equals + 1);
    const end = start < 0 ? -1 : text.indexOf(quote, start + 1);
    if (end < 0) break;
    found.push([name, unescape(text.slice(start + 1, end))]);
    at = end + 1;
  }
  return Object.fromEntries(found);
}

function firstQuote(text: string, from: number): readonly [at: number, quote: string] {
  for (let at = from; at < text.length; at += 1) {
    const c = text[at]!;
    if (c === '"' || c === "'") return [at, c];
    if (c.trim() !== '') break;
  }
  return [-1, ''];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_MARKS = 40_000;
const MAX_DEPTH = 40;
