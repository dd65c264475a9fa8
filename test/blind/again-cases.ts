import type { BlindCase } from './blind-case.ts';
import { againAbsence } from './evidence/again-absence.ts';
import { againAccounts } from './evidence/again-accounts.ts';
import { againBeganNetwork } from './evidence/again-began-network.ts';
import { againBegan } from './evidence/again-began.ts';
import { againHealthy } from './evidence/again-healthy.ts';
import { againOpen } from './evidence/again-open.ts';
import { againSessions } from './evidence/again-sessions.ts';
import { againSettings } from './evidence/again-settings.ts';
import { againLive } from './live/again-servers.ts';

/** A second set, written after the first had been learned from and before this one was judged. */
export const againCases: readonly BlindCase[] = [
  ...againAccounts,
  ...againSessions,
  ...againSettings,
  ...againBegan,
  ...againAbsence,
  ...againBeganNetwork,
  ...againHealthy,
  ...againOpen,
  ...againLive,
];
