import type { FactTypes } from '../facts/vocabulary.ts';

type Rule = FactTypes['firewall']['rules'][number];

/** The port the listener is known to have, else the usual one. */
export function rdpPort({ listenerSettings }: Partial<FactTypes>): number {
  return listenerSettings?.port?.value ?? 3389;
}

/** Whether an enabled rule lets a TCP port in for a profile, and none blocks it. */
export function opensPort(firewall: FactTypes['firewall'], port: number, profile: string): boolean {
  const here = firewall.rules.filter((rule) => rule.enabled && covers(rule, port, profile));
  return here.some(({ action }) => action === 'allow') && here.every(({ action }) => action !== 'block');
}

function covers({ protocol, profiles, ports }: Rule, port: number, profile: string): boolean {
  return (
    /^(tcp|any|6)$/i.test(protocol) &&
    (profiles.includes(profile) || profiles.includes('any')) &&
    ports.split(',').some((range) => holds(range.trim(), port))
  );
}

function holds(range: string, port: number): boolean {
  if (/^(any|\*)$/i.test(range)) return true;
  const [low, high] = range.split('-').map(Number);
  return low !== undefined && port >= low && port <= (high ?? low);
}
