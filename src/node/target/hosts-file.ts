/** The addresses a hosts file gives for a name, in its order; names compare without case. */
export function addressesInHosts(text: string, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return text.split(/\r?\n/).flatMap((line) => {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    return address && names.some((candidate) => candidate.toLowerCase() === wanted) ? [address] : [];
  });
}

/** The search suffixes of a resolv.conf: the last `search` or `domain` line counts. */
export function searchSuffixes(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const last = lines.findLast(([word]) => word === 'search' || word === 'domain');
  return last ? last.slice(1) : [];
}
