/** The value of a saved case file with the names of facts as they are now; what is no case file comes back as it is. */
export function asNow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('facts' in value) || !Array.isArray(value.facts))
    return value;
  return { ...value, facts: value.facts.map(renamed) };
}

function renamed(fact: unknown): unknown {
  if (typeof fact !== 'object' || fact === null || !('name' in fact) || typeof fact.name !== 'string')
    return fact;
  return { ...fact, name: newNames[fact.name] ?? fact.name };
}

const newNames: Readonly<Record<string, string>> = { trustedTime: 'clockHere' };
