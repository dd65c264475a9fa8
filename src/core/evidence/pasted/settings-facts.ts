import { toUtf8 } from '../../bytes/text.ts';
import { rdpFileFact } from '../rdp-file/reader.ts';
import { readRdpFile } from '../rdp-file/settings.ts';
import { isTellingKey, registryFacts } from '../registry-export/registry-facts.ts';
import { readRegistryExport } from '../registry-export/read-registry-export.ts';
import type { Piece, StatedFact } from './piece.ts';

/** The facts of settings that stand in the middle of a text; read by the readers of whole files. */
export function settingsFacts({ form, lines }: Extract<Piece, { kind: 'settings' }>): readonly StatedFact[] {
  if (form === 'rdp')
    return [{ name: 'rdpFile', value: rdpFileFact(readRdpFile(toUtf8(lines.join('\r\n')))) }];
  const text = ['Windows Registry Editor Version 5.00', '', ...lines.map(asExport)].join('\r\n');
  return Object.entries(registryFacts(readRegistryExport(toUtf8(text), isTellingKey))).map(
    // Name and value come from one and the same entry.
    ([name, value]) => ({ name, value }) as StatedFact,
  );
}

/** A line of `reg query` as a .reg file writes it; lines of a .reg file stay as they are. */
function asExport(line: string): string {
  const key = /^\s*(HKLM|HKCU|HKEY_\w{5,30}):?\\(.{1,400})$/i.exec(line);
  if (key) return `[${longHives[(key[1] ?? '').toUpperCase()] ?? key[1]}\\${key[2]?.trim()}]`;
  const value = /^\s{2,}(\S.{0,80}?)\s{2,}(REG_DWORD|REG_SZ|REG_EXPAND_SZ)\s{2,}(\S.{0,400})$/.exec(line);
  if (!value) return line.trim();
  const [, name = '', type, data = ''] = value;
  if (type === 'REG_DWORD') return `"${name}"=dword:${Number(data).toString(16).padStart(8, '0')}`;
  return `"${name}"="${data.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

const longHives: Readonly<Record<string, string>> = { HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER' };
