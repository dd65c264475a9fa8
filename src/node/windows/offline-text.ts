import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The PowerShell file for mounted disks, from the sources or from `powershell/` beside the built program. */
export function readOfflineText(): string {
  const here = import.meta.dirname;
  const places = [
    join(here, 'powershell', 'remedy', 'offline'),
    join(here, '..', 'powershell', 'remedy', 'offline'),
    join(here, '../../core/remedy/offline'),
  ];
  const folder = places.find((place) => existsSync(place)) ?? here;
  return readFileSync(join(folder, 'offline.ps1'), 'utf8');
}
