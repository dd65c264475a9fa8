import { z } from 'zod';
import { phases } from './phases.ts';

const status = z.number().int().nonnegative();

/** What other programs than Windows' own wrote down of connections. */
export const programLogFacts = {
  /** One entry a program; what its log says first that is telling. */
  programLogs: z
    .array(
      z.object({
        /** The program, as its users call it. */
        program: z.string().max(300),
        /** Clients say what a server did to them; servers and proxies what a client did. */
        side: z.enum(['client', 'server', 'proxy']),
        /** What its log says first that is telling, by its id in core/codes/log-phrases.ts. */
        phrase: z.string().max(60).optional(),
        /** NTSTATUS values that it names, [MS-ERREF] 2.3.1. */
        statuses: z.array(status).max(8),
        /** What an RD Gateway answered, [MS-TSGU] 2.2.6. */
        gatewayStatuses: z.array(status).max(8),
        /** FreeRDP's own error, class 2 of its numbers, where no sentence of a dialog says the same. */
        freerdp: status.optional(),
        /** The step that the log shows to be reached. */
        reached: z.enum(phases).optional(),
      }),
    )
    .max(20),
} as const;
