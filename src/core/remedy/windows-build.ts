import type { FactTypes } from '../facts/vocabulary.ts';

/** The build number of the host, from what it says itself or from its NTLM answer. */
export function buildOf({ hostSystem, ntlmIdentity }: Partial<FactTypes>): number | undefined {
  const build = Number((hostSystem?.osBuild ?? ntlmIdentity?.osBuild)?.split('.')[2]);
  return Number.isInteger(build) ? build : undefined;
}
