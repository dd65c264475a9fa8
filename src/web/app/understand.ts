/** What was typed into the one field, as far as its form tells: a host to look at, or a text to explain. */
export type Asked =
  | { readonly is: 'nothing' }
  | { readonly is: 'host'; readonly target: string }
  | { readonly is: 'text'; readonly text: string };

/** A name with dots, an address or anything with a port is a host; a single word is a text first. */
export function understand(typed: string): Asked {
  const text = typed.trim();
  if (text === '') return { is: 'nothing' };
  const target = text.replace(/^(?:rdp:\/\/|mstsc(?:\.exe)?\s+\/v:)/i, '');
  return isHost(target) ? { is: 'host', target } : { is: 'text', text };
}

/** Whether a single word that no table knows may be the name of a host. */
export function mayBeHost(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,62}$/i.test(text);
}

function isHost(text: string): boolean {
  if (text.length > 260 || /\s/.test(text)) return false;
  if (/^\[[0-9a-f:.%a-z]{2,60}\](?::\d{1,5})?$/i.test(text)) return true;
  if (/^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i.test(text)) return true;
  const [name = '', port, ...more] = text.split(':');
  if (more.length > 0 || (port !== undefined && !/^\d{1,5}$/.test(port))) return false;
  const labels = name.split('.');
  if (!labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label))) return false;
  const isAddress = labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label));
  if (isAddress) return true;
  // A name ends in letters: "10.0" is a version, "0x904.7" a code.
  const isName = /^[a-z][a-z-]*[a-z]$/i.test(labels.at(-1) ?? '');
  return labels.length > 1 ? isName : port !== undefined && /^[a-z][a-z0-9-]*$/i.test(name);
}
