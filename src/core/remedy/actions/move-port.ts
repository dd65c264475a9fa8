import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { portNumber, profile } from '../parameters.ts';
import { blockedByPolicy } from '../firewall-rules.ts';
import { effects } from '../takes-effect.ts';

/** The listener moves to another port; the doors of the new one are opened first. It takes effect with a restart of TermService. */
export const movePort = defineAction({
  kind: 'movePort',
  schema: z.strictObject({ to: portNumber, profiles: z.array(profile).min(1).max(3) }),
  sentence: (p) => `moves the RDP listener to port ${p.to} and lets that port in`,
  drops: 'sessions',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.port,
  slot: () => 'movePort',
  merge: sameOnly,
  changes: (p, { listenerSettings }) => [['RDP port', listenerSettings?.port?.value, `${p.to}`]],
  policy: blockedByPolicy,
  objection: never,
  fits: never,
  risk: (p) => (p.profiles.includes('public') ? 'public-exposure' : undefined),
});
