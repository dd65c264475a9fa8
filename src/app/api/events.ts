import { z } from 'zod';

const names = z.array(z.string()).default([]);

/** Which events of a log are wanted; all of them where nothing is said. */
export const eventsAsked = z.strictObject({
  channels: names,
  /** Ids and ranges of ids, also several with commas between: 36870, 36870-36888. */
  ids: names,
  /** With or without "Microsoft-Windows-". */
  providers: names,
  /** A day, a time in UTC, or so long ago: 2026-03-01, 2026-03-01T08:15:00Z, 24h. */
  since: z.string().optional(),
  until: z.string().optional(),
  /** Also older events from space the log no longer uses. */
  recovered: z.boolean().default(false),
});
export type EventsAsked = Readonly<z.infer<typeof eventsAsked>>;
