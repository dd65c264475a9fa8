import { z } from 'zod';
import { defineAction, never } from '../action.ts';
import { portNumber, profile } from '../parameters.ts';
import { blockedByPolicy, joinProfiles, rulesRow } from '../firewall-rules.ts';
import { effects } from '../takes-effect.ts';

/** A rule of our own lets the actual port in, for the service that listens and the chosen profiles. */
export const allowFirewallPort = defineAction({
  kind: 'allowFirewallPort',
  schema: z.strictObject({ port: portNumber, profiles: z.array(profile).min(1).max(3) }),
  sentence: (p) => `adds a firewall rule that lets TCP ${p.port} in for ${p.profiles.join(', ')}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: (p) => `allowFirewallPort ${p.port}`,
  merge: joinProfiles,
  changes: rulesRow,
  policy: blockedByPolicy,
  objection: never,
  fits: never,
  risk: (p) => (p.profiles.includes('public') ? 'public-exposure' : undefined),
});
