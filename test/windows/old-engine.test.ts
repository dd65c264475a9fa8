import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectorBundle } from '../../src/core/evidence/bundle-format.ts';
import { buildScript } from '../../src/core/remedy/script.ts';
import { collectorScript } from '../../src/node/windows/collector.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import { noEngine, pwsh, runCases, type CaseResult } from './engine.ts';
import { planOf } from './plans.ts';
import { edit, enable, yes } from './situations.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** The engine as its own table tells it: before 5.1 the table has no PSEdition (about_PowerShell_Editions). */
const engineOf = (version: string) =>
  edit(
    `$global:standInVersions = @{ PSVersion = [version] '${version}' }; $state['lacks'] = @('Get-LocalGroupMember')`,
  );
const seenBy = (text: string) => text.replaceAll('$PSVersionTable', '$global:standInVersions');

describe.skipIf(pwsh === undefined)(`engines before Windows PowerShell 5.1 (${noEngine})`, () => {
  let bench: Workbench;
  let results: { readonly [name: string]: CaseResult } = {};

  beforeAll(async () => {
    bench = await openWorkbench();
    const put = (name: string, text: string) => {
      const path = join(bench.work, name);
      writeFileSync(path, seenBy(text));
      return path;
    };
    const fix = put('fix.ps1', buildScript(planOf('old-engine-test', [enable]), readScriptTexts()));
    const collect = put('collect.ps1', collectorScript());
    const state = bench.machine('state');
    results = await runCases(bench.work, [
      { kind: 'sequence', name: '4.0', script: fix, state, steps: [engineOf('4.0'), yes] },
      { kind: 'sequence', name: '5.0', script: fix, state, steps: [engineOf('5.0'), yes] },
      { kind: 'sequence', name: '5.1', script: fix, state, steps: [engineOf('5.1'), yes] },
      {
        kind: 'sequence',
        name: 'collector',
        script: collect,
        state,
        steps: [engineOf('4.0'), edit('$state.signatures = @{}'), { arguments: [] }],
      },
    ]);
  });
  afterAll(() => bench.close());

  it.each(['4.0', '5.0'])('%s: the fix says so and changes nothing', (version) => {
    const [run] = results[version]!.steps;
    expect(run!.result).toMatchObject({
      outcome: 'refused',
      engine: `Desktop ${version}`,
      problems: [{ code: 'oldEngine', says: expect.stringContaining(`PowerShell ${version} is too old`) }],
    });
    expect(run!.calls).toEqual([]);
  });

  it('5.1: the fix runs', () => {
    expect(results['5.1']!.steps[0]!.result).toMatchObject({ outcome: 'applied', engine: 'Desktop 5.1' });
  });

  it('4.0: the collector gives its bundle, members of the group included', () => {
    const bundle = collectorBundle.parse(JSON.parse(results['collector']!.steps[0]!.printed.at(-1)!));
    expect(bundle.collector.engine).toBe('Desktop 4.0');
    expect(bundle.facts['logonRights']).toMatchObject({ remoteDesktopUsers: ['S-1-5-21-1-2-3-1105'] });
    // Catalogues are not looked into there: "not signed" says nothing of a file of Windows.
    expect(bundle.facts['clientInstall']).not.toHaveProperty('mstscSigned');
  });
});
