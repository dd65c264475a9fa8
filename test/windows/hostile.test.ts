import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actions as specs } from '../../src/core/remedy/actions.ts';
import { riskIds } from '../../src/core/remedy/action.ts';
import { planSchema, type Plan } from '../../src/core/remedy/plan-format.ts';
import type { Action } from '../../src/core/remedy/remedy.ts';
import { noEngine, pwsh, runCases } from './engine.ts';
import { planOf, singles } from './plans.ts';
import { openWorkbench } from './workbench.ts';

/** Texts that would do harm if anything of them were run: each tries to write a file and to change the state. */
const harm = (canary: string) => {
  const deed = `[IO.File]::WriteAllText('${canary}','x')`;
  return [
    `$(${deed})`,
    `"; ${deed}; "`,
    `'; ${deed}; '`,
    `'@\n${deed}\n@'`,
    `"@\r\n${deed}\r\n"@`,
    '`$(`n' + deed,
    `} ${deed} {`,
    `& { ${deed} }`,
    `| ForEach-Object { ${deed} }`,
    `\u2018; ${deed}; \u2019`,
    `\u201d; ${deed}; \u201c`,
    `#> ${deed} <#`,
    `-WhatIf:$false; ${deed}`,
    `\u0001\u0007\u200e${deed}\ud83d\ude00`,
    '%COMSPEC% ${env:PATH} $null @args',
    '2026-01-01T00:00:00Z',
    '/Date(0)/',
    '\\\\?\\C:\\*[a-z]?',
  ];
};

describe.skipIf(pwsh === undefined)(`plan data is never run (${noEngine})`, () => {
  it(
    'hostile texts arrive as they are or are refused, and nothing else happens',
    { timeout: 600_000 },
    async () => {
      const bench = await openWorkbench();
      onTestFinished(bench.close);
      const canary = `${bench.work}/canary`;
      const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), {
        numRuns: 24,
        seed: 7,
      });
      const texts = [...harm(canary), ...random.filter((text) => !text.includes('\0'))];
      const listener = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp';
      const cases = texts.map((text, i) => {
        const actions: Action[] = [
          { kind: 'setRegistryValue', key: listener, name: 'Text', type: 'String', data: text },
          { kind: 'setRegistryValue', key: listener, name: 'Lines', type: 'MultiString', data: [text, 'b'] },
          { kind: 'setNetworkProfile', interface: text, category: 'private' },
          { kind: 'byHand', steps: [text] },
        ];
        const plan: Plan = {
          ...planOf(`hostile-${i}-test`, actions),
          target: text.slice(0, 300),
          causes: [text],
        };
        const steps = plan.steps.map((step) => ({ ...step, remedy: text.slice(0, 200) }));
        return {
          kind: 'sequence',
          name: `${i}`,
          script: bench.script({ ...plan, steps }),
          state: bench.machine(`hostile-${i}`, (state) => {
            state['net'] = [{ alias: text, index: 4, category: 'Public' }];
          }),
          steps: [{ arguments: ['WhatIf'] }, { arguments: ['Yes'] }, { arguments: ['Undo'] }],
        };
      });
      const results = await runCases(bench.work, cases, 2);
      for (const [i, text] of texts.entries()) {
        const { steps, problems } = results[`${i}`]!;
        expect(problems ?? []).toEqual([]);
        expect(
          steps.map(({ result }) => result?.outcome),
          text,
        ).toEqual(['wouldChange', 'applied', 'undone']);
        const own = steps[1]!.calls.filter((call) => !call.includes('ScheduledTask rdpdoctor-'));
        expect(own.map((call) => call.split(' ')[0])).toEqual([
          'New-ItemProperty',
          'New-ItemProperty',
          'Set-NetConnectionProfile',
        ]);
        expect(steps[2]!.same).toBe(true);
      }
      const { existsSync } = await import('node:fs');
      expect(existsSync(canary)).toBe(false);
    },
  );

  it('the script refuses what the schema refuses', { timeout: 600_000 }, async () => {
    const bench = await openWorkbench();
    onTestFinished(bench.close);
    const good = singles(bench.certificates).flatMap(({ actions, risks }) =>
      actions.map((action) => ({ action, risks: risks ?? [] })),
    );
    const junk = [
      null,
      true,
      -1,
      1.5,
      '',
      '*',
      'a\u0000b',
      'x'.repeat(5_000),
      [],
      [1],
      {},
      { a: 1 },
      '\u202e',
      4_294_967_296,
      'C:\\..\\x.rdp',
      'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
    ];
    const forged: { readonly json: string; readonly plan: unknown }[] = [];
    for (const { action, risks } of good) {
      const base = planOf('forged-plan', [action], risks);
      const members = Object.keys(action).filter((name) => name !== 'kind');
      const changed: object[] = [
        { ...action, extra: 1 },
        { ...action, kind: 'runProgram' },
      ];
      for (const name of members) {
        const without: { [key: string]: unknown } = { ...action };
        delete without[name];
        changed.push(without, ...junk.map((value) => ({ ...action, [name]: value })));
      }
      for (const one of changed) {
        const plan = { ...base, steps: [{ n: 1, remedy: 'r', action: one }] };
        forged.push({ json: JSON.stringify(plan), plan });
      }
      forged.push({
        json: JSON.stringify({ ...base, acceptedRisks: [] }),
        plan: { ...base, acceptedRisks: [] },
      });
    }
    const base = planOf('forged-plan', [{ kind: 'enableRemoteDesktop' }]);
    for (const plan of [
      { ...base, id: '../../x' },
      { ...base, id: 'con' },
      { ...base, steps: [] },
      { ...base, more: 1 },
      { ...base, format: 2 },
      { ...base, steps: [{ n: 2, remedy: '', action: { kind: 'enableRemoteDesktop' } }] },
    ])
      forged.push({ json: JSON.stringify(plan), plan });
    for (const json of [
      '',
      '{',
      '[]',
      'null',
      '{"a":1,}',
      '{"a":1}{',
      '\ufeff{}',
      '{"id":"a","id":"b"}',
      '['.repeat(60),
    ])
      forged.push({ json, plan: undefined });

    const everything = planOf(
      'every-kind',
      good.map(({ action }) => action),
      [...riskIds],
    );
    const { judged } = await runCases(bench.work, [
      {
        kind: 'judge',
        name: 'judged',
        script: bench.script(everything),
        plans: forged.map(({ json }) => Buffer.from(json).toString('base64')),
      },
    ]);
    const verdicts = judged!.verdicts!;
    expect(verdicts.length).toBe(forged.length);
    let refused = 0;
    const differ: string[] = [];
    for (const [i, { json, plan }] of forged.entries()) {
      const verdict = verdicts[i]!;
      const parsed = planSchema.safeParse(plan);
      const risky =
        parsed.success &&
        parsed.data.steps.some(({ action }) => needsRisk(action, parsed.data.acceptedRisks));
      const wanted = !parsed.success
        ? ['planRefused', 'planDamaged', 'riskNotAccepted']
        : [risky ? 'riskNotAccepted' : ''];
      if (!wanted.includes(verdict)) differ.push(`${wanted[0]}, but ${verdict}: ${json.slice(-300)}`);
      if (verdict !== '') refused += 1;
    }
    expect(differ).toEqual([]);
    expect(refused).toBeGreaterThan(500);
  });
});

function needsRisk(action: Action, accepted: readonly string[]): boolean {
  const spec = specs.find(({ kind }) => kind === action.kind)!;
  // The spec of this kind takes this action, which the union of all specs cannot say.
  const risk = 'risk' in spec ? (spec.risk as (params: Action) => string | undefined)(action) : undefined;
  return risk !== undefined && !accepted.includes(risk);
}
