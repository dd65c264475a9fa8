import type { BlindCase } from './blind-case.ts';
import { sixthServers } from './sixth-servers.ts';
import { sixthStrained } from './sixth-strained.ts';

/** A sixth set, by somebody who had not read how causes are judged, sealed before it was judged once. */
export const sixthCases: readonly BlindCase[] = [...sixthServers, ...sixthStrained];
