import { z } from 'zod';
import { snapshotSchema } from '../../core/fleet/snapshot.ts';
import { traits } from '../../core/fleet/group.ts';

/** A host as one short row: of its vantage points the one that fares worst speaks for it. What was not measured is absent. */
export const fleetRow = z.object({
  target: z.string(),
  /** As its owner writes it, where that is otherwise. */
  spelled: z.string().optional(),
  groups: z.array(z.string()),
  watched: z.boolean(),
  /** Vantage points that have looked, and those of them from which it fails. */
  seenFrom: z.array(z.string()),
  failsFrom: z.array(z.string()),
  /** In what it is no longer as its baseline has it. */
  unlike: z.array(z.string()).optional(),
  /** When the check that speaks ended (ISO 8601). */
  at: z.string().optional(),
  ...snapshotSchema.pick({ phase: true, lead: true, address: true }).shape,
  outcome: snapshotSchema.shape.outcome.optional(),
  ...snapshotSchema.pick({ roundTripMs: true, lost: true, nla: true, tls: true, build: true }).shape,
  computer: z.string().optional(),
  /** Of the certificate: whom it names, who issued it, when it ends. */
  subject: z.string().optional(),
  issuer: z.string().optional(),
  ends: z.string().optional(),
});
export type FleetRow = Readonly<z.infer<typeof fleetRow>>;

/** Every watched host as a row; `leads` says what each finding is called, `revision` names this state of it. */
export const fleetAnswer = z.object({
  at: z.string(),
  revision: z.string(),
  rows: z.array(fleetRow),
  leads: z.record(z.string(), z.string()),
});
export type FleetAnswer = Readonly<z.infer<typeof fleetAnswer>>;

/** A page of rows: so many, after a name. */
export const fleetPageAsked = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  after: z.string().max(300).optional(),
});
/** Rows in the order of their names; `next` is what to ask for the page after them, and absent on the last. */
export const fleetPageAnswer = z.object({
  at: z.string(),
  rows: z.array(fleetRow),
  leads: z.record(z.string(), z.string()),
  next: z.string().optional(),
});
export type FleetPage = Readonly<z.infer<typeof fleetPageAnswer>>;

/** What changed since an earlier revision: rows as they are now, and hosts that are watched no more. */
export const fleetChange = z.object({
  at: z.string(),
  since: z.string(),
  revision: z.string(),
  rows: z.array(fleetRow),
  gone: z.array(z.string()),
  leads: z.record(z.string(), z.string()),
});
export type FleetChange = Readonly<z.infer<typeof fleetChange>>;

const trait = z.enum(traits);

/** What the hosts of each group have in common, and the few that differ. */
export const groupTraitsAnswer = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      hosts: z.number().int(),
      shared: z.array(
        z.object({
          trait,
          value: z.string(),
          agree: z.number().int(),
          of: z.number().int(),
          odd: z.array(z.object({ host: z.string(), value: z.string() })),
        }),
      ),
    }),
  ),
});
export type GroupTraitsAnswer = Readonly<z.infer<typeof groupTraitsAnswer>>;

/** A way to look at the fleet that somebody keeps: the part of the address after the question mark. */
const savedView = z.object({ name: z.string().min(1).max(60), query: z.string().max(1_000) });
export const viewsAnswer = z.object({ views: z.array(savedView) });
export const viewAsked = z.strictObject({ query: z.string().max(1_000) });

/** Hosts as CSV: target, and where given group, every and note. Nothing is watched where one line is wrong, or nothing but a try is asked for. */
export const importAsked = z.strictObject({
  csv: z.string().min(1).max(4_000_000),
  group: z.string().min(1).max(100).optional(),
  everySeconds: z.number().int().min(30).max(604_800).default(900),
  isTry: z.boolean().default(false),
});
export const importAnswer = z.object({
  hosts: z.number().int(),
  added: z.number().int(),
  isDone: z.boolean(),
  problems: z.array(z.object({ line: z.number().int(), problem: z.string() })),
});
