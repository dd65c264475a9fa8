import type { CorpusCase } from '../case.ts';
import { bundleCases } from './bundles.ts';
import { captureCases } from './captures.ts';
import { certificateLogs } from './certificate-logs.ts';
import { clientLogs } from './client-logs.ts';
import { fixtureCases } from './fixtures.ts';
import { mixedCases } from './mixed.ts';
import { recordedCases } from './recorded.ts';
import { secondLookFiles } from './second-look-files.ts';
import { secondLookLogs } from './second-look-logs.ts';
import { serviceLogs } from './service-logs.ts';
import { settingsCases } from './settings.ts';
import { signInLogs } from './sign-in-logs.ts';
import { thirdLook } from './third-look.ts';

/** Every case made of files. */
export const evidenceCases: readonly CorpusCase[] = [
  ...certificateLogs,
  ...serviceLogs,
  ...signInLogs,
  ...clientLogs,
  ...settingsCases,
  ...bundleCases,
  ...captureCases,
  ...mixedCases,
  ...secondLookLogs,
  ...secondLookFiles,
  ...thirdLook,
  ...fixtureCases,
  ...recordedCases,
];
