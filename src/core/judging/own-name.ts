import type { FactTypes } from '../facts/vocabulary.ts';

type Names = Pick<FactTypes['nameMatch'], 'certificateNames' | 'hostNames'>;

/** Whether the certificate holds a name that the server gives itself, short or full; undefined where it gave itself none. */
export function holdsOwnName({ certificateNames, hostNames }: Names): boolean | undefined {
  if (hostNames === undefined || hostNames.length === 0) return undefined;
  const own = hostNames.map(plain);
  return certificateNames.map(plain).some((held) => own.some((name) => covers(held, name)));
}

function covers(held: string, name: string): boolean {
  if (held === name) return true;
  if (held.startsWith('*.')) return name.slice(name.indexOf('.')) === held.slice(1);
  if (held.includes('.') && name.includes('.')) return false;
  return held.split('.')[0] === name.split('.')[0];
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
