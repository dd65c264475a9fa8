import { z } from 'zod';
import { defineAction } from '../action.ts';

/** AddGroupMember. */
export const addGroupMember = defineAction({
  kind: 'addGroupMember',
  schema: z.strictObject({ group: z.literal('S-1-5-32-555'), member: z.string() }),
  sentence: (p) => `adds ${p.member} to Remote Desktop Users (${p.group})`,
  drops: 'nothing',
  undo: 'exact',
});
