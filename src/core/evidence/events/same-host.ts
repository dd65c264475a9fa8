/** Whether two names mean one host as far as their first label tells; a port behind the name does not matter. */
export function sameHost(a: string, b: string): boolean {
  const [one, other] = [hostOf(a), hostOf(b)];
  if (one === '' || other === '') return false;
  if (isAddress(one) || isAddress(other)) return one === other;
  const [full, short] = one.length >= other.length ? [one, other] : [other, one];
  return full === short || (!short.includes('.') && full.startsWith(`${short}.`));
}

/** Whether the text is an IP address, so that it names no computer. */
export function isAddress(text: string): boolean {
  const host = hostOf(text);
  return /^[\d.]+$/.test(host) || host.includes(':');
}

function hostOf(text: string): string {
  const host = text.trim().toLowerCase();
  const bracketed = /^\[([^\]]*)\]/.exec(host);
  if (bracketed) return bracketed[1]!;
  return host.split(':').length > 2 ? host : host.replace(/:\d+$/, '');
}
