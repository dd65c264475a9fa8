import { harmless } from '../../bytes/harmless.ts';
import type { OfflineOmission, OfflinePlan } from '../../remedy/offline/offline-plan.ts';

/** What is done with a mounted disk, the image first, and what has to wait; `script` is the file that it was written to. */
export function renderDiskSteps(offline: OfflinePlan, disk: string, script: string | undefined): string {
  return `${stepsOnDisk(offline, disk, script).map(harmless).join('\n')}\n`;
}

function stepsOnDisk(offline: OfflinePlan, disk: string, script: string | undefined): readonly string[] {
  const file = script ?? 'FILE.ps1';
  return [
    'On the mounted disk',
    '  1. Take an image or a snapshot of the disk.',
    script === undefined
      ? '  2. Write the script: the same command with --script FILE.ps1.'
      : `  2. The script is in ${script}; nothing was changed.`,
    `  3. On a Windows that has the disk, as administrator: powershell -NoProfile -ExecutionPolicy Bypass -File ${file} -Disk ${disk} -ImageTaken`,
    `  4. Start the machine from the disk. With -Undo in place of -ImageTaken the values from before are written back.`,
    ...omitted('  The next start of Windows brings by itself:', offline.notNeeded),
    ...omitted('  Cannot be done on a disk, do it once Windows runs:', offline.cannot),
  ];
}

function omitted(heading: string, steps: readonly OfflineOmission[]): readonly string[] {
  return steps.length === 0
    ? []
    : [heading, ...steps.map(({ n, remedy, why }) => `    step ${n}, ${remedy}: ${why}`)];
}
