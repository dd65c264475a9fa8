import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { serviceName } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** A stopped service is started. */
export const startService = defineAction({
  kind: 'startService',
  schema: z.strictObject({ service: serviceName }),
  sentence: (p) => `starts ${p.service}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: (p) => `startService ${p.service}`,
  merge: sameOnly,
  changes: (p, { services }) => [[p.service, services?.[p.service]?.state, 'running']],
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
