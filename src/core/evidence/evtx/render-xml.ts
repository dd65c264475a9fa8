import type { XmlChild, XmlElement } from './resolve-event.ts';

/** An event as XML text, indented by two spaces per level; text content keeps its exact spelling. */
export function renderXml(children: readonly XmlChild[]): string {
  return children.map((child) => renderChild(child, 0)).join('\n');
}

function renderChild(child: XmlChild, depth: number): string {
  switch (child.kind) {
    case 'element':
      return renderElement(child, depth);
    case 'text':
      return child.cdata ? cdata(child.text) : escapeText(child.text);
    case 'entity':
      return `&${child.name};`;
    case 'instruction':
      return `<?${child.target} ${child.text}?>`;
  }
}

function renderElement(element: XmlElement, depth: number): string {
  const { name, attributes, children } = element;
  let xml = `<${name}`;
  for (const attribute of attributes) xml += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
  const [first] = children;
  if (first === undefined) return `${xml}/>`;
  if (children.length === 1 && first.kind === 'text') return `${xml}>${renderChild(first, depth)}</${name}>`;
  if (!children.every((child) => child.kind === 'element')) {
    xml += '>';
    for (const child of children) xml += renderChild(child, depth);
    return `${xml}</${name}>`;
  }
  xml += '>\n';
  const inner = indents[depth + 1] ?? '';
  for (const child of children) xml += `${inner}${renderChild(child, depth + 1)}\n`;
  return `${xml}${indents[depth] ?? ''}</${name}>`;
}

const indents = Array.from({ length: 24 }, (_, depth) => '  '.repeat(depth));

function cdata(text: string): string {
  return `<![CDATA[${printableXml(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

const special = /[&<>"\u0000-\u001f\ufffe\uffff]/;

function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return printableXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  if (!special.test(text)) return text;
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}

// XML 1.0 has no way to write these characters, not even as references.
function printableXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
