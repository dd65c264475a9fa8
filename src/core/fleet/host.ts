import { z } from 'zod';

/** A host that is watched. `target` is its one name (srv01, srv01:3390, 2001:db8::1), by which it is known everywhere. */
export const hostSchema = z.object({
  target: z.string().min(1).max(300),
  /** As its owner writes it, where that is otherwise; what people are shown. */
  spelled: z.string().min(1).max(300).optional(),
  /** Groups it belongs to; hosts of a group are compared with one another. */
  groups: z.array(z.string().min(1).max(100)).max(20),
  /** Seconds from one check to the next. */
  everySeconds: z
    .number()
    .int()
    .min(30)
    .max(7 * 86_400),
  /** Vantage points that look at it; each looks for itself. */
  vantages: z.array(z.string().min(1).max(100)).min(1).max(20),
  /** What must be so, in the words of `check --expect`. */
  expect: z.string().max(500).optional(),
  note: z.string().max(1_000).optional(),
  /** False while nobody should look or be told. */
  watched: z.boolean(),
});
export type Host = Readonly<z.infer<typeof hostSchema>>;

/** What a host is called where people read it. */
export function nameOf({ target, spelled }: Pick<Host, 'target' | 'spelled'>): string {
  return spelled ?? target;
}
