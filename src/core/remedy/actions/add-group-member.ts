import { z } from 'zod';
import { defineAction, never, sameOnly } from '../action.ts';
import { effects } from '../takes-effect.ts';

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
  account: 'machine',
  takesEffect: () => effects.newLogon,
  slot: (p) => `addGroupMember ${p.member}`.toLowerCase(),
  merge: sameOnly,
  changes: (p, { logonRights }) => [
    ['Remote Desktop Users (S-1-5-32-555)', logonRights?.remoteDesktopUsers.join(', '), `and ${p.member}`],
  ],
  policy: never,
  objection: ({ member }) =>
    isOnePrincipal(member)
      ? undefined
      : `"${member}" is not one account or group of a domain (SID, DOMAIN\\name or name@domain)`,
  fits: never,
  risk: () => 'new-access',
});

/** A SID below a machine or domain, or a name with its domain: well-known groups such as Everyone are none. */
function isOnePrincipal(member: string): boolean {
  if (/^S-1-(5-21-\d+-\d+-\d+-\d+|12-1-\d+-\d+-\d+-\d+)$/.test(member))
    return !/-(501|513|514|515)$/.test(member);
  if (/[\p{Cc}"/[\]:;|=,+*?<>]/u.test(member)) return false;
  const [domain, name, ...more] = member.split('\\');
  if (name !== undefined) return more.length === 0 && isDomain(domain!) && name !== '';
  return /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/.test(member);
}

/** Authorities of well-known groups have a space or stand in the list, in every language that was looked at. */
function isDomain(name: string): boolean {
  return /^[A-Za-z0-9.-]{1,63}$/.test(name) && !/^(builtin|vordefiniert|incorporado|integrado)$/i.test(name);
}
