/** Lines with their continuations (a backslash at the end) put together; none is longer than a registry value can be. */
export function* joinedLines(text: string): Generator<{ line: string; number: number }> {
  let pending: string[] = [];
  let start = 0;
  let number = 0;
  let length = 0;
  for (const raw of eachLine(text)) {
    number += 1;
    if (pending.length === 0) [start, length] = [number, 0];
    const line = raw.length > LONGEST_LINE ? raw.slice(0, 200) : raw.trim();
    const continues = line.endsWith('\\') && (pending.length > 0 || isBinary(line));
    pending.push(continues ? line.slice(0, -1) : line);
    length += line.length;
    if (continues && pending.length < MOST_CONTINUATIONS && length < LONGEST_LINE) continue;
    yield { line: pending.join(''), number: start };
    pending = [];
  }
  if (pending.length > 0) yield { line: pending.join(''), number: start };
}

/** Whether a line begins a value in hexadecimal: the only kind that goes on in further lines. */
function isBinary(line: string): boolean {
  return /^["@]/.test(line) && /=\s*hex[(:]/i.test(line.slice(-LONGEST_NAME));
}

/** Line after line, without a list of all of them. */
function* eachLine(text: string): Generator<string> {
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    yield text.slice(from, at);
    from = at + 1;
  }
  if (from < text.length) yield text.slice(from);
}

// regedit breaks lines after some 25 bytes; a value holds a megabyte at most.
const MOST_CONTINUATIONS = 100_000;
const LONGEST_NAME = 40_000;
const LONGEST_LINE = 8_388_608;
