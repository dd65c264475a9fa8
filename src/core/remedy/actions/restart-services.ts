import { z } from 'zod';
import { defineAction } from '../action.ts';
import { serviceName } from '../parameters.ts';

/** RestartServices. */
export const restartServices = defineAction({
  kind: 'restartServices',
  schema: z.strictObject({ services: z.array(serviceName).min(1) }),
  sentence: (p) => `restarts ${p.services.join(', ')} in dependency order`,
  drops: 'sessions',
  undo: 'none',
});
