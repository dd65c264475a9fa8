import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fromBase64, toBase64 } from './base64.ts';
import { planSchema, readPlan, type Plan } from './plan-format.ts';
import { readScriptOutput, readScriptResult } from './script-result.ts';
import { buildScript, fileOf, frameParts } from './script.ts';

const plan: Plan = {
  format: 1,
  id: 'plan-1-test',
  target: 'srv01 "; Remove-Item C:\\ #\u2019\n$(calc)',
  machine: 'server',
  createdAt: '2026-09-01T12:00:00Z',
  causes: ['expired-certificate'],
  acceptedRisks: [],
  steps: [
    { n: 1, remedy: "x'@", action: { kind: 'enableRemoteDesktop' } },
    { n: 2, remedy: 'y', action: { kind: 'byHand', steps: ['`$(calc)'] } },
    { n: 3, remedy: 'z', action: { kind: 'enableRemoteDesktop' } },
  ],
};
const texts = {
  frame: Object.fromEntries([...frameParts, 'tail'].map((part) => [part, `# ${part}\r\n`])),
  actions: { 'enable-remote-desktop': '# enable\n', 'by-hand': '# hand\n', 'set-nla': '# never\n' },
};

describe('buildScript', () => {
  it('is made of fixed files, each action once, and one line of base64', () => {
    const lines = buildScript(plan, texts).split('\n');
    const fixed = lines.filter((line) => !line.startsWith('$planText'));
    expect(fixed.filter((line) => line !== '')).toEqual([
      ...frameParts.map((part) => `# ${part}`),
      '# hand',
      '# enable',
      '# tail',
    ]);
    const [data, ...others] = lines.filter((line) => line.startsWith('$planText'));
    expect(others).toEqual([]);
    expect(data).toMatch(/^\$planText = '[A-Za-z0-9+/]+={0,2}'$/);
    expect(JSON.parse(new TextDecoder().decode(fromBase64(data!.slice(13, -1))))).toEqual(plan);
  });

  it('refuses a plan that is none', () => {
    expect(() => buildScript({ ...plan, id: '../x' }, texts)).toThrow();
    expect(() => buildScript({ ...plan, steps: [] }, texts)).toThrow();
  });

  it('names the file that is missing', () => {
    expect(() => buildScript(plan, { ...texts, actions: {} })).toThrow('by-hand.ps1');
  });

  it('names files after kinds', () => {
    expect(fileOf('setMaxOutstandingConnections')).toBe('set-max-outstanding-connections');
  });
});

it('base64 goes round', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});

describe('readPlan', () => {
  it('reads what it wrote', () => {
    expect(readPlan(JSON.stringify(plan))).toEqual(plan);
    expect(planSchema.safeParse(plan).success).toBe(true);
  });

  it.each([
    ['{', 'plan: not JSON'],
    ['{}', 'plan: format'],
    [
      JSON.stringify({ ...plan, steps: [{ n: 2, remedy: '', action: plan.steps[0]!.action }] }),
      'plan: steps',
    ],
    [
      JSON.stringify({ ...plan, steps: [{ n: 1, remedy: '', action: { kind: 'runProgram', path: 'x' } }] }),
      'plan: steps.0.action',
    ],
  ])('%s', (json, problem) => {
    const read = readPlan(json);
    expect('problem' in read && read.problem).toContain(problem);
  });
});

describe('readScriptOutput', () => {
  const gunzip = (bytes: Uint8Array) => bytes;

  it('finds one page among other lines', () => {
    expect(readScriptOutput('WARNING\r\nrdpdoctor:1/1:json:{"a":1}\r\nPS>', gunzip)).toEqual({
      is: 'whole',
      json: '{"a":1}',
    });
  });

  it('puts pages together in any order and says which are missing', () => {
    const text = toBase64(new TextEncoder().encode('{"long":true}'));
    const [a, b] = [text.slice(0, 8), text.slice(8)];
    expect(readScriptOutput(`rdpdoctor:2/2:gz:${b}\nrdpdoctor:1/2:gz:${a}`, gunzip)).toEqual({
      is: 'whole',
      json: '{"long":true}',
    });
    expect(readScriptOutput(`rdpdoctor:2/2:gz:${b}`, gunzip)).toEqual({ is: 'pages', of: 2, missing: [1] });
  });

  it('says what is no result', () => {
    expect(readScriptResult('nothing here', gunzip)).toEqual({ problem: 'script result: none was printed' });
    expect(readScriptResult('rdpdoctor:1/1:json:{}', gunzip)).toMatchObject({
      problem: expect.stringContaining('script result: format'),
    });
  });

  it('returns whatever is printed', () => {
    const line = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.nat(1_200), fc.nat(1_200), fc.constantFrom('gz', 'json'), fc.string())
        .map(([n, of, code, text]) => `rdpdoctor:${n}/${of}:${code}:${text}`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(['whole', 'pages', 'none']).toContain(readScriptOutput(lines.join('\n'), gunzip).is);
      }),
    );
  });
});
