import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { PhaseLine } from './probe.ts';

/** Name resolution as a line of the report. */
export function sayName(name: FactTypes['nameResolution']): PhaseLine {
  const { outcome, addresses, hostsFile, ms } = name;
  const state = addresses.length === 0 ? 'died' : 'passed';
  return { phase: 'name', state, ms, says: `${words[outcome](addresses.length)}${fromHosts(hostsFile)}` };
}

const words: Readonly<Record<FactTypes['nameResolution']['outcome'], (count: number) => string>> = {
  literal: () => 'an address, nothing to resolve',
  resolved: (count) => (count === 1 ? '1 address' : `${count} addresses`),
  notFound: () => 'no such name',
  timedOut: () => 'the resolver of this machine does not answer',
  failed: () => 'the resolver of this machine failed',
};

function fromHosts(hostsFile: readonly string[]): string {
  return hostsFile.length === 0 ? '' : ', from the hosts file';
}
