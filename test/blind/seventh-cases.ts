import type { BlindCase } from './blind-case.ts';
import { seventhOutputs } from './seventh-outputs.ts';
import { seventhPaths } from './seventh-paths.ts';
import { seventhQuiet } from './seventh-quiet.ts';
import { seventhServers } from './seventh-servers.ts';
import { seventhSessions } from './seventh-sessions.ts';
import { seventhSignIns } from './seventh-sign-ins.ts';
import { seventhTickets } from './seventh-tickets.ts';

/** A seventh set, by somebody who had not read how causes are judged, sealed before it was judged once. */
export const seventhCases: readonly BlindCase[] = [
  ...seventhServers,
  ...seventhSessions,
  ...seventhSignIns,
  ...seventhPaths,
  ...seventhQuiet,
  ...seventhTickets,
  ...seventhOutputs,
];
