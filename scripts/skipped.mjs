/** Why a test was skipped: the bracket at the end of its title or of a title around it, else the outermost title. */
export function reasonOf({ ancestorTitles, title }) {
  const titles = [...ancestorTitles, title].filter((text) => text !== '');
  const bracketed = titles.flatMap((text) => bracketAtEnd(text) ?? []);
  return (
    bracketed.find((text) => /needs|without|no PowerShell|is not|not here/i.test(text)) ??
    titles[0] ??
    'no reason given'
  );
}

/** One line for each reason, with how many tests it kept from running; most first. */
export function skippedLines(tests) {
  const counts = new Map();
  for (const test of tests) {
    const reason = reasonOf(test);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([reason, count]) => `${String(count).padStart(5)}  ${reason}`);
}

/** The text of the bracket that ends a title; brackets inside it belong to it. */
function bracketAtEnd(text) {
  if (!text.endsWith(')')) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth === 0) return text.slice(at + 1, -1);
  }
  return undefined;
}
