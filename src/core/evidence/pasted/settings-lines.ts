import { linesOf } from '../text-file.ts';
import { nothing, type Form } from './piece.ts';

/** Lines of an .rdp file, and of a .reg export or `reg query`, in the middle of other text. */
export const settingsLines: Form = {
  name: 'settings',
  mark: /:[isb]:|\bREG_[A-Z]{2,12}\b|=dword:|"=/i,
  take(text) {
    const rdp: string[] = [];
    const registry: string[] = [];
    const rest: string[] = [];
    let inKey = false;
    for (const line of linesOf(text)) {
      const isKey = /^\s*\[?-?(?:HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER|HKLM|HKCU)[:\\]/i.test(line);
      const isValue = inKey && /^\s*(?:"[^"]{1,120}"|@)=|^\s{2,}\S{1,120}\s+REG_\w+\s/i.test(line);
      if (isKey) inKey = true;
      else if (!isValue && line.trim() !== '') inKey = false;
      if (isKey || isValue) registry.push(line);
      else if (/^\s*[a-z][a-z0-9 _+]{2,50}:[isb]:/i.test(line.slice(0, 400))) rdp.push(line);
      else rest.push(line);
    }
    if (rdp.length === 0 && registry.length === 0) return nothing(text);
    return {
      pieces: [
        ...(rdp.length === 0 ? [] : [{ kind: 'settings', form: 'rdp', lines: rdp } as const]),
        ...(registry.length === 0 ? [] : [{ kind: 'settings', form: 'registry', lines: registry } as const]),
      ],
      rest: rest.join('\n'),
    };
  },
};
