import type { FactTypes } from '../../facts/vocabulary.ts';
import { timeWords } from '../../facts/time.ts';
import { windowsOfBuild } from './windows-builds.ts';

type Known = Partial<Pick<FactTypes, 'ntlmIdentity' | 'serverClock'>>;

/** What the host says of itself before anybody signs in: its name, its Windows, its clock; undefined where it says nothing. */
export function serverWords({ ntlmIdentity, serverClock }: Known): string | undefined {
  const parts = [
    ...(ntlmIdentity === undefined ? [] : identityParts(ntlmIdentity)),
    ...(serverClock === undefined || isRight(serverClock.skewSeconds)
      ? []
      : [clockWords(serverClock.skewSeconds)]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** A network may delay the answer by as much. */
function isRight(skewSeconds: number): boolean {
  return Math.abs(skewSeconds) < 3;
}

/** "its clock is 7 minutes ahead of the one here". */
export function clockWords(skewSeconds: number): string {
  const off = Math.round(Math.abs(skewSeconds));
  if (off === 0) return 'its clock is right to the second';
  return `its clock is ${timeWords(off)} ${skewSeconds > 0 ? 'ahead of' : 'behind'} the one here`;
}

/** "Windows Server 2022 (build 20348)"; the bare number where no release is known. */
export function buildWords(osBuild: string): string {
  const build = Number(osBuild.split('.')[2]);
  const name = windowsOfBuild(build);
  return name === undefined ? `build ${osBuild}` : `${name} (build ${build})`;
}

function identityParts({
  computer,
  dnsComputer,
  domain,
  osBuild,
}: FactTypes['ntlmIdentity']): readonly string[] {
  const name = nameOf(computer, dnsComputer);
  const isMember = domain !== undefined && domain.toLowerCase() !== computer?.toLowerCase();
  return [
    ...(name === undefined ? [] : [`calls itself ${name}${isMember ? ` in ${domain}` : ''}`]),
    ...(osBuild === undefined ? [] : [buildWords(osBuild)]),
  ];
}

/** The full name tells more; where it is no more than the short one, the short one is as people know it. */
function nameOf(computer: string | undefined, dns: string | undefined): string | undefined {
  return dns !== undefined && dns.includes('.') ? dns : (computer ?? dns);
}
