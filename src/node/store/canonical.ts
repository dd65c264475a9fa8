import { domainToASCII } from 'node:url';
import { canonicalTarget } from '../../core/fleet/targets/canonical-target.ts';

/** The one name of a host, however it is written; what hosts are known by everywhere. */
export function canonical(text: string): string {
  return canonicalTarget(text, domainToASCII);
}
