import { z } from 'zod';
import { defineAction } from '../action.ts';
import { serviceName } from '../parameters.ts';

/** The start type of one service. */
export const setServiceStartup = defineAction({
  kind: 'setServiceStartup',
  schema: z.strictObject({ service: serviceName, startup: z.enum(['Automatic', 'Manual', 'Disabled']) }),
  sentence: (p) => `sets the start type of ${p.service} to ${p.startup}`,
  drops: 'nothing',
  undo: 'exact',
});
