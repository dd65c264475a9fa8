import { z } from 'zod';
import { defineAction, never } from '../action.ts';
import { serviceName } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** Stopped in the order UmRdpService, TermService, SessionEnv and started the other way round. */
export const restartServices = defineAction({
  kind: 'restartServices',
  schema: z.strictObject({ services: z.array(serviceName).min(1).max(9) }),
  sentence: (p) => `restarts ${p.services.join(', ')} in dependency order`,
  drops: 'sessions',
  undo: 'none',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: () => 'restartServices',
  merge: (a, b) => ({ ...a, services: [...new Set([...a.services, ...b.services])] }),
  changes: (p, { services }) =>
    p.services.map((name) => [name, services?.[name]?.state, 'restarted, running']),
  policy: never,
  objection: never,
  fits: never,
  risk: never,
});
