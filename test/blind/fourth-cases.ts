import type { BlindCase } from './blind-case.ts';
import { fourthDoors } from './fourth-doors.ts';
import { fourthLive } from './fourth-live.ts';
import { fourthNetwork } from './fourth-network.ts';
import { fourthOpen } from './fourth-open.ts';
import { fourthQuiet } from './fourth-quiet.ts';
import { fourthServers } from './fourth-servers.ts';
import { fourthSignIns } from './fourth-sign-ins.ts';
import { fourthStrained } from './fourth-strained.ts';
import { fourthTickets } from './fourth-tickets.ts';
import { fourthWire } from './fourth-wire.ts';

/** A fourth set, by somebody who had not read how causes are judged, sealed before it was judged once. */
export const fourthCases: readonly BlindCase[] = [
  ...fourthServers,
  ...fourthStrained,
  ...fourthSignIns,
  ...fourthNetwork,
  ...fourthDoors,
  ...fourthWire,
  ...fourthQuiet,
  ...fourthOpen,
  ...fourthTickets,
  ...fourthLive,
];
