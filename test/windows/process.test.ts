import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScriptResult, type ScriptResult } from '../../src/core/remedy/script-result.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import { collectorScript } from '../../src/node/windows/collector.ts';
import { noEngine, pwsh, runEngine } from './engine.ts';
import { rdpKeyFile } from './machine-state.ts';
import { planOf } from './plans.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const once = join(import.meta.dirname, 'run-once.ps1');
const actions: readonly Action[] = [
  { kind: 'enableRemoteDesktop' },
  { kind: 'grantKeyAccess', keyFile: rdpKeyFile },
  { kind: 'setAsideKeyFile', keyFile: rdpKeyFile },
  { kind: 'enableFirewallGroup', profiles: ['domain'] },
];

describe.skipIf(pwsh === undefined)(`the process itself (${noEngine})`, () => {
  let bench: Workbench;
  let script: string;
  let state: string;

  beforeAll(async () => {
    bench = await openWorkbench();
    script = bench.script(planOf('kill-me-test', actions));
    state = bench.machine('state');
  });
  afterAll(() => bench.close());

  const run = async (work: string, from: string, ...args: string[]) =>
    runEngine(once, ['-Work', work, '-Script', script, '-State', from, ...args]);

  const resultOf = (printed: string): ScriptResult => {
    const result = readScriptResult(printed, (bytes) => gunzipSync(bytes));
    if ('problem' in result) throw new Error(`${result.problem}: ${printed.slice(-1_000)}`);
    return result;
  };

  // The clock is looked at before each record; before the first of them nothing was begun.
  it.each([
    ['clock', 2],
    ['clock', 3],
    ['clock', 4],
    ['clock', 7],
    ['clock', 9],
    ['clock', 11],
    ['change', 2],
    ['change', 4],
  ] as const)('killed at %s %i, the next run puts everything back', async (at, n) => {
    const work = mkdtempSync(join(bench.work, 'kill-'));
    const killed = await run(work, state, '-At', at, '-N', `${n}`);
    // 137: a shell around the engine says it so.
    expect(killed.signal === 'SIGKILL' || killed.status === 137).toBe(true);
    expect(killed.printed).not.toContain('rdpdoctor:');
    const journal = join(work, 'machine', 'ProgramData', 'rdpdoctor', 'kill-me-test', 'journal.jsonl');
    const begun = existsSync(journal) && readFileSync(journal, 'utf8').includes('"begin"');
    const next = await run(work, join(work, 'now.json'));
    expect(resultOf(next.printed).outcome).toBe(begun ? 'undone' : 'applied');
    const same =
      readFileSync(join(work, 'now.txt'), 'utf8') === readFileSync(join(work, 'before.txt'), 'utf8');
    expect(same).toBe(begun);
  });

  it('constrained language mode: nothing is done, and it says why', async () => {
    for (const [name, text] of [
      ['fix', script],
      ['collect', join(bench.work, 'collect-constrained.ps1')],
    ] as const) {
      if (name === 'collect') writeFileSync(text, collectorScript());
      const wrapper = join(bench.work, `${name}-wrapper.ps1`);
      writeFileSync(
        wrapper,
        `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'\n& '${text}'\nexit $LASTEXITCODE\n`,
      );
      const { status, printed } = await runEngine(wrapper, []);
      expect(status).toBe(2);
      expect(printed).toContain('ConstrainedLanguage mode');
      if (name === 'fix') expect(resultOf(printed).problems[0]?.code).toBe('constrainedLanguage');
    }
  });

  it('32-bit PowerShell hands over to the 64-bit one', async () => {
    const windows = join(bench.work, 'Windows32');
    const folder = join(windows, 'SysNative', 'WindowsPowerShell', 'v1.0');
    mkdirSync(folder, { recursive: true });
    const engine = join(folder, 'powershell.exe');
    writeFileSync(engine, '#!/bin/sh\nfor one in "$@"; do echo "arg $one"; done\nexit 3\n');
    chmodSync(engine, 0o755);
    const environment = { PROCESSOR_ARCHITEW6432: 'AMD64', SystemRoot: windows };
    const { status, printed } = await runEngine(script, ['-Undo', '-Yes'], environment);
    expect(printed.split('\n').filter((line) => line.startsWith('arg'))).toEqual(
      ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', script, '-Undo', '-Yes'].map(
        (arg) => `arg ${arg}`,
      ),
    );
    expect(status).toBe(3);
    const gone = await runEngine(script, ['-Yes'], {
      ...environment,
      SystemRoot: join(bench.work, 'nowhere'),
    });
    expect(resultOf(gone.printed).problems[0]).toMatchObject({ code: 'notSupported' });
    expect(gone.status).toBe(2);
  });
});
