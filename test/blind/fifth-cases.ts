import type { BlindCase } from './blind-case.ts';
import { fifthOpen } from './fifth-open.ts';
import { fifthPaths } from './fifth-paths.ts';
import { fifthQuiet } from './fifth-quiet.ts';
import { fifthServers } from './fifth-servers.ts';
import { fifthSignIns } from './fifth-sign-ins.ts';
import { fifthTickets } from './fifth-tickets.ts';

/** A fifth set, by somebody who had not read how causes are judged either, sealed before it was judged once. */
export const fifthCases: readonly BlindCase[] = [
  ...fifthServers,
  ...fifthSignIns,
  ...fifthPaths,
  ...fifthQuiet,
  ...fifthOpen,
  ...fifthTickets,
];
