import { isIP } from 'node:net';
import type { FactTypes } from '../../core/facts/vocabulary.ts';

/** Compares what was typed, what the certificate says and what the server calls itself. */
export function matchNames(
  asked: string,
  certificateNames: readonly string[],
  identity: FactTypes['ntlmIdentity'] | undefined,
): FactTypes['nameMatch'] {
  const hostNames = [identity?.computer, identity?.dnsComputer].filter((name) => name !== undefined);
  return {
    asked,
    certificateNames: [...certificateNames],
    matches: certificateNames.some((name) => covers(name, asked)),
    ...(hostNames.length === 0
      ? {}
      : { hostNames, matchesHost: isIP(asked) !== 0 || hostNames.some((name) => sameHost(name, asked)) }),
  };
}

/** RFC 6125 6.4.3: a wildcard stands for one whole label, the leftmost; addresses compare as they are. */
export function covers(pattern: string, name: string): boolean {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  const given = pattern.toLowerCase().replace(/\.$/, '');
  if (given === wanted) return true;
  if (!given.startsWith('*.') || isIP(wanted) !== 0) return false;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot) === given.slice(1);
}

/** A short name and the full name of the same host agree in their first label. */
function sameHost(own: string, asked: string): boolean {
  const a = own.toLowerCase();
  const b = asked.toLowerCase();
  if (a === b) return true;
  if (a.includes('.') && b.includes('.')) return false;
  return a.split('.')[0] === b.split('.')[0];
}
