import { z } from 'zod';
import { defineAction } from '../action.ts';
import { serviceName } from '../parameters.ts';

/** A stopped service is started. */
export const startService = defineAction({
  kind: 'startService',
  schema: z.strictObject({ service: serviceName }),
  sentence: (p) => `starts ${p.service}`,
  drops: 'nothing',
  undo: 'exact',
});
