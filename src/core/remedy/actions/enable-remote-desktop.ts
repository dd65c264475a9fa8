import { z } from 'zod';
import { defineAction, digit, never, sameOnly } from '../action.ts';
import { lockedBy, policies } from '../policies.ts';
import { effects } from '../takes-effect.ts';

/** The switch of System Properties: fDenyTSConnections. */
export const enableRemoteDesktop = defineAction({
  kind: 'enableRemoteDesktop',
  schema: z.strictObject({}),
  sentence: () => `allows Remote Desktop connections (fDenyTSConnections = 0)`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.connectionSwitch,
  slot: () => 'enableRemoteDesktop',
  merge: sameOnly,
  changes: (_, { listenerSettings }) => [
    ['fDenyTSConnections', digit(listenerSettings?.denyConnections?.value), '0'],
  ],
  policy: (_, { listenerSettings }) => lockedBy(policies.connections, listenerSettings?.denyConnections),
  objection: never,
  fits: never,
  risk: never,
});
