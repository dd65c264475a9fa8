import { z } from 'zod';
import { eventTimes } from './event-times.ts';

const int = z.number().int();
const fields = z.record(z.string(), z.string());

/** Steps of an attempt to connect: they tell how it ended, not why. */
export const attemptRoles = [
  'opened',
  'reached',
  'refused',
  'authenticated',
  'signedIn',
  'session',
  'ended',
] as const;

/** What an event is to a connection: a step of an attempt, or a state of what attempts need. */
export const eventRole = z.enum([
  ...attemptRoles,
  'listener',
  'certificate',
  'encryption',
  'serviceState',
  'account',
  'broker',
  'gateway',
  'licence',
  'network',
  'start',
  'stop',
  'update',
  'clock',
  'cleared',
]);
export type EventRole = z.infer<typeof eventRole>;

/** Every event of one provider and id, and of one value of the field that tells its kinds apart, over time. */
export const eventKind = z.object({
  /** As the log writes it, e.g. Microsoft-Windows-User Profiles Service. */
  provider: z.string(),
  /** Without the severity bits that classic providers add. */
  id: int,
  /** What sets this kind apart from others of the same id, as it stands in the event: a status, a service, a module. */
  key: z.object({ field: z.string(), text: z.string() }).optional(),
  /** 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0 or absent where the event has none. */
  level: int.optional(),
  channel: z.string(),
  computer: z.string(),
  /** Absent for an event that no part of this program knows. */
  role: eventRole.optional(),
  count: int.positive(),
  first: z.string(),
  last: z.string(),
  /** Fewer than `count` where the teller of the events gave only the times of some. */
  times: eventTimes,
  /** Fields of the first event that was read whole, and of the newest. */
  fieldsFirst: fields.optional(),
  fieldsLast: fields.optional(),
});

/** Facts of what logs hold, event by event, whether or not an event is known to mean something. */
export const activityFacts = {
  /** How often every event was logged over time, in all logs that were read; copies of one record count once. */
  eventActivity: z.object({
    kinds: z.array(eventKind),
    /** Kinds that were not counted by themselves because there were too many, and their events. */
    left: z.object({ kinds: int, events: int }),
    /** What was read, copies and overlapping exports taken together; a hole between two spans is a hole in what is known. */
    logs: z.array(
      z.object({
        channel: z.string(),
        computer: z.string(),
        spans: z.array(z.object({ first: z.string(), last: z.string() })),
        records: int,
        /** Records that stood in more than one file. */
        copies: int,
        /** Record numbers between the first and the last that no file holds: a filtered export, or damage. */
        missing: int,
      }),
    ),
  }),

  /** Attempts as the logs of servers tell them, put together from their events; alike ones of one person and place as one. */
  serverAttempts: z.object({
    groups: z.array(
      z.object({
        computer: z.string(),
        /** Lower case, without domain; absent where no event of the attempt names anybody. */
        user: z.string().optional(),
        address: z.string().optional(),
        /** How far it came. `denied`: for lack of the right to a session. A brief session ended within a minute of being opened. */
        far: z.enum(['reached', 'refused', 'authenticated', 'denied', 'briefSession', 'session']),
        /** NTSTATUS of a refusal in lower-case hexadecimal, e.g. 0xc000006a. */
        status: z.string().optional(),
        /** A refused network logon that no connection to Remote Desktop came with: it may be that of a share. */
        untied: z.literal(true).optional(),
        /** Refused under a name as Entra ID gives it: a password says nothing where the computer cannot ask Entra ID. */
        entra: z.literal(true).optional(),
        count: int.positive(),
        first: z.string(),
        last: z.string(),
        times: eventTimes,
      }),
    ),
    /** Attempts that are in no group because there were too many. */
    left: int,
    /** How sessions of a minute and more ended, alike ends of one person and place as one; absent where no log tells it. */
    ends: z
      .array(
        z.object({
          computer: z.string(),
          user: z.string().optional(),
          address: z.string().optional(),
          /** `chosen`: signed out, or disconnected from within. `cut`: without either, as by a closed window or a lost line. */
          how: z.enum(['chosen', 'cut']),
          /** Of LocalSessionManager 40, where it was logged. */
          reason: z.string().optional(),
          /** The same person was in a session again within five minutes, from the same place or from another. */
          back: z.enum(['here', 'elsewhere']).optional(),
          /** Cut within a quarter of an hour. */
          short: z.literal(true).optional(),
          count: int.positive(),
          first: z.string(),
          last: z.string(),
          times: eventTimes,
        }),
      )
      .optional(),
  }),
} as const;
