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
      return child.cdata
        ? `<![CDATA[${child.text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
        : escapeText(child.text);
    case 'entity':
      return `&${child.name};`;
    case 'instruction':
      return `<?${child.target} ${child.text}?>`;
  }
}

function renderElement(element: XmlElement, depth: number): string {
  const attributes = element.attributes
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  const open = `<${element.name}${attributes}`;
  if (element.children.length === 0) return `${open}/>`;
  if (element.children.some((child) => child.kind !== 'element')) {
    return `${open}>${element.children.map((child) => renderChild(child, depth)).join('')}</${element.name}>`;
  }
  const inner = '  '.repeat(depth + 1);
  const lines = element.children.map((child) => `${inner}${renderChild(child, depth + 1)}\n`);
  return `${open}>\n${lines.join('')}${'  '.repeat(depth)}</${element.name}>`;
}

function escapeText(text: string): string {
  return printableXml(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;');
}

// XML 1.0 has no way to write these characters, not even as references.
function printableXml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
