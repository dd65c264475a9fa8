import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { PhaseLine } from './probe.ts';

/** Name resolution as a line of the report. */
export function sayName(name: FactTypes['nameResolution']): PhaseLine {
  const { outcome, addresses, hostsFile, ms } = name;
  const state = addresses.length === 0 ? 'died' : 'passed';
  return {
    phase: 'name',
    state,
    ms,
    says: `${words[outcome](addresses.length)}${fromHosts(hostsFile)}${pointing(name)}`,
  };
}

const words: Readonly<Record<FactTypes['nameResolution']['outcome'], (count: number) => string>> = {
  literal: () => 'an address, nothing to resolve',
  resolved: (count) => (count === 1 ? '1 address' : `${count} addresses`),
  notFound: () => 'no such name',
  timedOut: () => 'the resolver of this machine does not answer',
  failed: () => 'the resolver of this machine failed',
};

/** What points back, once that was asked: the first name of each address. */
function pointing({ name, pointers, addresses, completedTo }: FactTypes['nameResolution']): string {
  const [first] = addresses;
  const names = first === undefined ? undefined : pointers[first.address];
  const full = completedTo === undefined ? '' : `, completed to ${completedTo}`;
  if (names === undefined) return full;
  if (names.length === 0) return `${full}, no PTR`;
  const short = name.toLowerCase().split('.')[0];
  const agrees = names.some((back) => back.toLowerCase().split('.')[0] === short);
  return agrees ? `${full}, PTR agrees` : `${full}, PTR says ${names[0]}`;
}

function fromHosts(hostsFile: readonly string[]): string {
  return hostsFile.length === 0 ? '' : ', from the hosts file';
}
