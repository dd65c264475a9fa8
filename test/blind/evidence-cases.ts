import type { BlindCase } from './blind-case.ts';
import { openCases } from './evidence/cannot-tell.ts';
import { bundleCases } from './evidence/bundles.ts';
import { captureCases } from './evidence/captures.ts';
import { certificateCases } from './evidence/certificates.ts';
import { directoryCases } from './evidence/directory.ts';
import { displayCases } from './evidence/display.ts';
import { gatewayCases } from './evidence/gateways.ts';
import { hardwareCases } from './evidence/hardware.ts';
import { healthyCases } from './evidence/healthy.ts';
import { hostCases } from './evidence/hosts.ts';
import { networkCases } from './evidence/network.ts';
import { profileCases } from './evidence/profiles.ts';
import { serviceCases } from './evidence/services.ts';
import { settingCases } from './evidence/settings.ts';
import { signInEvidence } from './evidence/sign-in.ts';
import { tangledCases } from './evidence/tangled.ts';

/** Every blind case made of files. */
export const evidenceCases: readonly BlindCase[] = [
  ...profileCases,
  ...displayCases,
  ...hardwareCases,
  ...hostCases,
  ...directoryCases,
  ...signInEvidence,
  ...networkCases,
  ...gatewayCases,
  ...certificateCases,
  ...serviceCases,
  ...tangledCases,
  ...settingCases,
  ...bundleCases,
  ...captureCases,
  ...healthyCases,
  ...openCases,
];
