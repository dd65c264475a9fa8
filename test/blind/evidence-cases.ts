import type { BlindCase } from './blind-case.ts';
import { captureCases } from './evidence/captures.ts';
import { openCases } from './evidence/cannot-tell.ts';
import { directoryCases } from './evidence/directory.ts';
import { hardwareCases } from './evidence/hardware.ts';
import { healthyCases } from './evidence/healthy.ts';
import { networkCases } from './evidence/network.ts';
import { profileCases } from './evidence/profiles.ts';
import { serviceCases } from './evidence/services.ts';
import { settingCases } from './evidence/settings.ts';

/** Every blind case made of files. */
export const evidenceCases: readonly BlindCase[] = [
  ...profileCases,
  ...hardwareCases,
  ...directoryCases,
  ...networkCases,
  ...serviceCases,
  ...settingCases,
  ...captureCases,
  ...healthyCases,
  ...openCases,
];
