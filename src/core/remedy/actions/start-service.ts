import { z } from 'zod';
import { defineAction } from '../action.ts';
import { serviceName } from '../parameters.ts';

/** StartService. */
export const startService = defineAction({
  kind: 'startService',
  schema: z.strictObject({ service: serviceName }),
  sentence: (p) => `starts ${p.service}`,
  drops: 'nothing',
  undo: 'exact',
});
