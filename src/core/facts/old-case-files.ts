/** The value of a saved case file with the names of facts as they are now; what is no case file comes back as it is. */
export function asNow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('facts' in value) || !Array.isArray(value.facts))
    return value;
  return { ...value, facts: value.facts.map(renamed) };
}

function renamed(fact: unknown): unknown {
  if (typeof fact !== 'object' || fact === null || !('name' in fact) || typeof fact.name !== 'string')
    return fact;
  const source = 'source' in fact ? { source: withComputer(fact.source) } : {};
  return { ...fact, name: newNames[fact.name] ?? fact.name, ...source };
}

// What is now said on its own stood in the name of the source: "SRV01 (bundle.json)".
function withComputer(source: unknown): unknown {
  if (typeof source !== 'object' || source === null || 'computer' in source) return source;
  if (!('by' in source) || !('from' in source) || typeof source.from !== 'string') return source;
  if (source.by === 'registry export') return { ...source, undated: true };
  return source.by === 'collector' ? { ...source, computer: source.from.split(' (')[0] } : source;
}

const newNames: Readonly<Record<string, string>> = { trustedTime: 'clockHere' };
