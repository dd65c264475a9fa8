/** An element of a SOAP answer; names are local, without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlElement[];
  /** Text directly inside, without that of children. */
  readonly text: string;
}

/** Reads XML as WS-Management answers hold it: elements, attributes, text. Anything else is a problem, DTDs above all. */
export function readXml(text: string): XmlElement | { readonly problem: string } {
  const open: Building[] = [building('', {})];
  let at = 0;
  let count = 0;
  for (const match of tokensOf(text)) {
    const between = text.slice(at, match.index);
    at = match.index + match[0].length;
    open.at(-1)!.text += unescape(between);
    const [, closing, opening, attributes = '', empty] = match;
    if (closing !== undefined) {
      const done = open.pop()!;
      if (done.name !== localName(closing) || open.length === 0)
        return { problem: `xml: </${closing}> closes nothing` };
      open.at(-1)!.children.push(done);
    } else if (opening !== undefined) {
      count += 1;
      if (count > MAX_ELEMENTS || open.length > MAX_DEPTH)
        return { problem: 'xml: more elements than an answer has' };
      const element = building(localName(opening), attributesOf(attributes));
      if (empty === '/') open.at(-1)!.children.push(element);
      else open.push(element);
    } else if (/^<!(?!--)/.test(match[0])) {
      return { problem: 'xml: a document type or CDATA, which no answer has' };
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
  readonly children: Building[];
  text: string;
}

function building(name: string, attributes: Building['attributes']): Building {
  return { name, attributes, children: [], text: '' };
}

/** Tags, comments and instructions, one after another; what is not closed ends them. */
function* tokensOf(text: string): Generator<RegExpExecArray> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    const end = closing === undefined ? at : text.indexOf(closing, at + 2);
    if (end < 0) return;
    tag.lastIndex = at;
    const found = closing === undefined ? tag.exec(text) : skipped(text, at, end + closing.length);
    if (found !== null) yield found;
    at += found?.[0].length ?? 1;
  }
}

function skipped(text: string, from: number, to: number): RegExpExecArray {
  return Object.assign([text.slice(from, to)] as [string], { index: from, input: text });
}

function attributesOf(text: string): { readonly [name: string]: string } {
  const found = [...text.matchAll(/\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy)];
  return Object.fromEntries(
    found.map(([, name, double, single]) => [localName(name!), unescape(double ?? single ?? '')]),
  );
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
const tag =
  /<\/([\w:.-]+)\s*>|<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<![A-Z[]/y;
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 40;
