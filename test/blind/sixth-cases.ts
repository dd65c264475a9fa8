import type { BlindCase } from './blind-case.ts';
import { sixthLive } from './sixth-live.ts';
import { sixthOpen } from './sixth-open.ts';
import { sixthOutputs } from './sixth-outputs.ts';
import { sixthPaths } from './sixth-paths.ts';
import { sixthQuiet } from './sixth-quiet.ts';
import { sixthServers } from './sixth-servers.ts';
import { sixthSignIns } from './sixth-sign-ins.ts';
import { sixthStrained } from './sixth-strained.ts';
import { sixthTickets } from './sixth-tickets.ts';

/** A sixth set, by somebody who had not read how causes are judged, sealed before it was judged once. */
export const sixthCases: readonly BlindCase[] = [
  ...sixthServers,
  ...sixthStrained,
  ...sixthSignIns,
  ...sixthPaths,
  ...sixthQuiet,
  ...sixthTickets,
  ...sixthOutputs,
  ...sixthOpen,
  ...sixthLive,
];
