import { z } from 'zod';
import { defineAction } from '../action.ts';

const everybody = ['S-1-1-0', 'S-1-5-11', 'S-1-5-7', 'S-1-5-32-545', 'S-1-5-32-546'];

/** A user or group, by name or SID, becomes a member of Remote Desktop Users. */
export const addGroupMember = defineAction({
  kind: 'addGroupMember',
  schema: z.strictObject({
    group: z.literal('S-1-5-32-555'),
    member: z
      .string()
      .regex(/^[^"/[\]:;|=,+*?<>\u0000-\u001f]{1,256}$/)
      .refine((member) => !everybody.includes(member), {
        message: 'everybody is not a member that rdpdoctor adds',
      }),
  }),
  sentence: (p) => `adds ${p.member} to Remote Desktop Users (${p.group})`,
  drops: 'nothing',
  undo: 'exact',
});
