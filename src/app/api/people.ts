import { z } from 'zod';
import { harmless } from '../../core/bytes/harmless.ts';
import { roles } from '../store.ts';

const role = z.enum(roles);
const name = z.string().min(1).max(100);
/** A name that somebody chooses: what it looks like is what it is, in a terminal and on a page. */
export const newName = name.refine(
  (text) => harmless(text) === text && text.trim() === text,
  'expected a name without control characters, nor spaces around it',
);

/** Who is signed in, and what an unsafe request must bring with it. */
export const sessionAnswer = z.object({
  name,
  role,
  csrf: z.string().optional(),
  /** Of a browser: how this person comes in the next time; by nothing yet after the link of the first visit. */
  signsIn: z.enum(['password', 'openId', 'nothing']).optional(),
});
export type SessionAnswer = Readonly<z.infer<typeof sessionAnswer>>;
export const signInAsked = z.strictObject({ name, password: z.string().min(1).max(128) });

/** Somebody's own new password; the present one is needed where there is one. */
export const passwordAsked = z.strictObject({
  present: z.string().max(128).optional(),
  next: z.string().min(12).max(128),
});

export const tokenAsked = z.strictObject({
  name: newName,
  role,
  days: z.number().int().min(1).max(730).default(365),
});
const token = z.object({
  id: z.string(),
  name,
  role,
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().optional(),
  lastUsedAt: z.string().optional(),
});
export const tokensAnswer = z.object({ tokens: z.array(token) });
/** The secret is shown once, here. */
export const tokenMadeAnswer = z.object({ token, secret: z.string() });

export const userAsked = z.strictObject({
  name: newName,
  role,
  password: z.string().min(12).max(128).optional(),
  disabled: z.boolean().default(false),
});
export const usersAnswer = z.object({
  users: z.array(
    z.object({ name, role, disabled: z.boolean(), signsIn: z.enum(['password', 'openId', 'nothing']) }),
  ),
});

export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      who: z.string(),
      from: z.string(),
      did: z.string(),
      to: z.string().optional(),
      ended: z.enum(['done', 'refused']),
    }),
  ),
  next: z.string().optional(),
});
