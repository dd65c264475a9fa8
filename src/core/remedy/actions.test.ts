import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from './actions.ts';
import { fileOf } from './script.ts';
import { effects } from './takes-effect.ts';

const folder = join(import.meta.dirname, 'actions');
const powershellOf = (kind: string) => readFileSync(join(folder, `${fileOf(kind)}.ps1`), 'utf8');

describe.each(actions)('$kind', ({ kind, drops, undo, account }) => {
  const text = powershellOf(kind);
  const name = kind.charAt(0).toUpperCase() + kind.slice(1);

  it('has its functions: checks its data, captures, changes, tests, undoes', () => {
    for (const part of [`Assert-${name}`, `Get-${name}State`, `Set-${name}`, `Test-${name}`, `Undo-${name}`])
      expect(text).toContain(`function ${part} {`);
  });

  it('says the same of itself in PowerShell', () => {
    const entry = text.match(/^\$actions\['(\w+)'\] = @\{ Name = '(\w+)'; Drops = '(\w+)'; Undo = '(\w+)'/m);
    expect(entry?.slice(1)).toEqual([kind, name, drops, kind === 'byHand' ? 'nothing' : undo]);
  });

  it('names the account it runs as the same way in PowerShell', () => {
    const scope = text.match(/Scope = '(\w+)'/)?.[1];
    expect(scope === 'key' ? 'machine' : scope).toBe(account);
  });

  it('never touches MachineKeys as a folder', () => {
    expect(text).not.toMatch(/(?:Remove|Rename|Move)-Item[^\n]*Get-MachineKeysFolder/);
  });
});

it('every moment of a change has its source, and what no document says is marked', () => {
  for (const effect of Object.values(effects)) {
    const documented = /^(https:|support\.|the step)/.test(effect.source);
    expect([effect.source, 'unconfirmed' in effect]).toEqual([effect.source, !documented]);
    expect([effect.source, 'services' in effect]).toEqual([effect.source, effect.when === 'serviceRestart']);
  }
});

it('every file of an action has its other half', () => {
  const files = readdirSync(folder);
  const kinds = actions.map(({ kind }) => fileOf(kind));
  expect(files.filter((file) => file.endsWith('.ps1')).sort()).toEqual(
    kinds.map((kind) => `${kind}.ps1`).sort(),
  );
  expect(files.filter((file) => /(?<!\.test)\.ts$/.test(file)).sort()).toEqual(
    kinds.map((kind) => `${kind}.ts`).sort(),
  );
});
