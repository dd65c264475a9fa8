import { z } from 'zod';
import { defineAction } from '../action.ts';

/** The switch of System Properties: fDenyTSConnections. */
export const enableRemoteDesktop = defineAction({
  kind: 'enableRemoteDesktop',
  schema: z.strictObject({}),
  sentence: () => `allows Remote Desktop connections (fDenyTSConnections = 0)`,
  drops: 'nothing',
  undo: 'exact',
});
