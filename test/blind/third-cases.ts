import type { BlindCase } from './blind-case.ts';
import { thirdAccounts } from './third-accounts.ts';
import { thirdLive } from './third-live.ts';
import { thirdQuiet } from './third-quiet.ts';
import { thirdServers } from './third-servers.ts';
import { thirdSessions } from './third-sessions.ts';
import { thirdTexts } from './third-texts.ts';

/** A third set, by somebody who had not read how causes are judged, sealed before it was judged once. */
export const thirdCases: readonly BlindCase[] = [
  ...thirdAccounts,
  ...thirdServers,
  ...thirdSessions,
  ...thirdTexts,
  ...thirdLive,
  ...thirdQuiet,
];
