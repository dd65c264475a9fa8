import { readingParts } from '../../core/remedy/script.ts';
import { joinedScript, readCollectorTexts, readScriptTexts } from './script-texts.ts';

const own = [
  'bundle',
  'server-settings',
  'server-certificates',
  'server-network',
  'server-system',
  'surroundings',
  'events',
  'client',
] as const;

/** The collector as one self-contained PowerShell file: it reads only, and prints a bundle (core/evidence/bundle-format.ts). */
export function collectorScript(): string {
  const frame = readScriptTexts().frame;
  const collector = readCollectorTexts();
  return joinedScript([
    collector['head'],
    ...readingParts.map((part) => frame[part]),
    ...own.map((part) => collector[part]),
    collector['tail'],
  ]);
}
