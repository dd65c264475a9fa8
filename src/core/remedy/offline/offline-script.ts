import { toBase64 } from '../base64.ts';
import type { OfflinePlan } from './offline-plan.ts';

/**
 * One PowerShell file that writes a plan into the hives of a mounted disk; `body` is offline.ps1. The edits are base64 of lines
 * with tabs between their parts: nothing of the plan becomes program text.
 */
export function offlineScript({ id, edits }: OfflinePlan, body: string): string {
  const lines = edits.map(({ n, key, name, type, data }) => {
    const { hive, path } = placeIn(key);
    return [n, hive, path, name, type ?? '-', data ?? ''].join('\t');
  });
  const encoded = toBase64(new TextEncoder().encode(lines.join('\n')));
  const planId = toBase64(new TextEncoder().encode(id));
  return body
    .replaceAll('\r\n', '\n')
    .replace("$editText = ''", `$editText = '${encoded}'`)
    .replace("$planText = ''", `$planText = '${planId}'`);
}

/** The hive and the path in it; SYSTEM paths begin below the control set. */
function placeIn(key: string): { readonly hive: 'SYSTEM' | 'SOFTWARE'; readonly path: string } {
  const system = /^HKLM\\SYSTEM\\CurrentControlSet\\(.+)$/i.exec(key);
  if (system) return { hive: 'SYSTEM', path: system[1]! };
  return { hive: 'SOFTWARE', path: key.replace(/^HKLM\\SOFTWARE\\/i, '') };
}
