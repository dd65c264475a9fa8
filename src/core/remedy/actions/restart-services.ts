import { z } from 'zod';
import { defineAction } from '../action.ts';
import { serviceName } from '../parameters.ts';

/** Stopped in the order UmRdpService, TermService, SessionEnv and started the other way round. */
export const restartServices = defineAction({
  kind: 'restartServices',
  schema: z.strictObject({ services: z.array(serviceName).min(1).max(9) }),
  sentence: (p) => `restarts ${p.services.join(', ')} in dependency order`,
  drops: 'sessions',
  undo: 'none',
});
