import { z } from 'zod';
import { defineAction, never } from '../action.ts';
import { profile } from '../parameters.ts';
import { blockedByPolicy, joinProfiles, rulesRow } from '../firewall-rules.ts';
import { effects } from '../takes-effect.ts';

/** The rules of the group Remote Desktop (@FirewallAPI.dll,-28752) are switched on for the chosen profiles and no others. */
export const enableFirewallGroup = defineAction({
  kind: 'enableFirewallGroup',
  schema: z.strictObject({ profiles: z.array(profile).min(1).max(3) }),
  sentence: (p) => `enables the Remote Desktop firewall group for ${p.profiles.join(', ')}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: () => 'enableFirewallGroup',
  merge: joinProfiles,
  changes: rulesRow,
  policy: blockedByPolicy,
  objection: never,
  fits: never,
  risk: (p) => (p.profiles.includes('public') ? 'public-exposure' : undefined),
});
