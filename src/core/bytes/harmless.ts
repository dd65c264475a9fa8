/**
 * Text from outside as it may be shown in one line: without what steers a terminal (C0, DEL, C1), turns the direction of
 * writing, or ends a line.
 */
export function harmless(text: string): string {
  return text.replace(steering, '?');
}

/** Text of several lines as it may be shown: line ends and tabs stay. */
export function harmlessLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(steeringLines, '?');
}

/** Text that the program itself has painted: its own colours stay, everything else of that kind is made harmless. */
export function harmlessPaint(text: string): string {
  return text
    .split(ourSequences)
    .map((part, i) => (i % 2 === 1 ? part : harmlessLines(part)))
    .join('');
}

/** JSON in which nothing steers whoever looks at it: such characters only ever stand in strings, and are escaped there. */
export function harmlessJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, undefined, indent) ?? 'null';
  return json.replace(hidden, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** XML with the same characters as references, which XML 1.0 allows for all of them. */
export function harmlessXml(xml: string): string {
  return xml.replace(hidden, (c) => `&#x${c.charCodeAt(0).toString(16)};`);
}

/** DEL and C1, what turns or joins text unseen, and the line ends of Unicode. */
const hidden = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const steering =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const steeringLines =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const ourSequences = /(\u001b\[(?:[0-2]|3[1-3])m)/;
