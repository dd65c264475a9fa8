import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptTexts } from '../../core/remedy/script.ts';

/** The PowerShell files of the frame and of all actions, from the sources or from `powershell/` beside the built program. */
export function readScriptTexts(): ScriptTexts {
  const home = powershellFolder('remedy');
  return { frame: readFolder(join(home, 'frame')), actions: readFolder(join(home, 'actions')) };
}

/** The parts of the collector, by name. */
export function readCollectorTexts(): { readonly [part: string]: string } {
  return readFolder(powershellFolder('collector'));
}

/** Texts as one script, with the line ends of PowerShell's sources here. */
export function joinedScript(texts: readonly (string | undefined)[]): string {
  return texts.map((text) => (text ?? '').replaceAll('\r\n', '\n')).join('\n');
}

const sources = { remedy: '../../core/remedy', collector: 'collector' } as const;

function powershellFolder(name: keyof typeof sources): string {
  const here = import.meta.dirname;
  const built = [join(here, 'powershell', name), join(here, '..', 'powershell', name)];
  return built.find((folder) => existsSync(folder)) ?? join(here, sources[name]);
}

function readFolder(folder: string): { readonly [name: string]: string } {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ps1'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.ps1'.length), readFileSync(join(folder, name), 'utf8')]),
  );
}
