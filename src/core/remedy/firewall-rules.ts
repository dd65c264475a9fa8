import type { FactTypes } from '../facts/vocabulary.ts';
import { sameOnly, type Row } from './action.ts';
import { policies, type PolicyLock } from './policies.ts';

type Profile = 'domain' | 'private' | 'public';

/** Two actions that open the same door open it for the profiles of both. */
export function joinProfiles<P extends { profiles: Profile[] }>(a: P, b: P): P | undefined {
  return sameOnly({ ...a, profiles: [] }, { ...b, profiles: [] }) === undefined
    ? undefined
    : { ...a, profiles: [...new Set([...a.profiles, ...b.profiles])] };
}

/** The row of a plan's table for a door that is opened. */
export function rulesRow(
  { profiles }: { readonly profiles: readonly Profile[] },
  { firewall }: Partial<FactTypes>,
): readonly Row[] {
  return [['inbound firewall rules for RDP', rulesOf(firewall), `allowed for ${profiles.join(', ')}`]];
}

/** A rule of group policy that blocks stands above every rule of the computer itself. */
export function blockedByPolicy(_: unknown, { firewall }: Partial<FactTypes>): PolicyLock | undefined {
  const blocks = firewall?.rules.some(
    (rule) => rule.origin === 'policy' && rule.enabled && rule.action === 'block',
  );
  return blocks === true ? policies.firewall : undefined;
}

function rulesOf(firewall: FactTypes['firewall'] | undefined): string | undefined {
  if (firewall === undefined) return undefined;
  const allowed = firewall.rules.filter((rule) => rule.enabled && rule.action === 'allow');
  return allowed.length === 0
    ? 'none allows it'
    : `allowed for ${[...new Set(allowed.flatMap(({ profiles }) => profiles))].join(', ')}`;
}
