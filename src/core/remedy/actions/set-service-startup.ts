import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { serviceName } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** The start type of one service. */
export const setServiceStartup = defineAction({
  kind: 'setServiceStartup',
  schema: z.strictObject({ service: serviceName, startup: z.enum(['Automatic', 'Manual', 'Disabled']) }),
  sentence: (p) => `sets the start type of ${p.service} to ${p.startup}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.nextStart,
  slot: (p) => `setServiceStartup ${p.service}`,
  merge: sameOnly,
  changes: (p, { services }) => [
    [`start type of ${p.service}`, services?.[p.service]?.startup, p.startup.toLowerCase()],
  ],
  policy: never,
  objection: (p) => (p.startup === 'Disabled' ? `a plan disables no service (${p.service})` : undefined),
  fits: never,
  risk: never,
});
