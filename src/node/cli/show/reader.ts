import { causes } from '../../../core/causes/causes.ts';
import { askedContext } from '../../../core/diagnosis/asked-context.ts';
import type { Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import type { CaseFile } from '../../../core/facts/case-file.ts';
import type { Reader } from '../../../core/report/check-report.ts';
import type { Platform } from '../../../core/report/client-commands.ts';
import { VERSION } from '../version.ts';

/** A program that reads: it is asked nothing. */
export const machineReader: Reader = { version: VERSION };

/** A person at this machine: what only they can know is worked out, and commands are those of their system. */
export function personReading(file: CaseFile, diagnosis: Diagnosis): Reader {
  return {
    ...machineReader,
    asked: askedContext(file, diagnosis, causes),
    ...platformHere(),
  };
}

/** The system that this runs on, where its commands are known. */
export function platformHere(): { readonly platform?: Platform } {
  const platform = platforms[process.platform];
  return platform === undefined ? {} : { platform };
}

const platforms: Readonly<Record<string, Platform>> = { win32: 'windows', linux: 'linux', darwin: 'macos' };
