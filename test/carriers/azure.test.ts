import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { azureCarrier, type AzureOptions } from '../../src/node/carriers/azure.ts';
import { retryAfterMs } from '../../src/node/carriers/patience.ts';
import { runPaged } from '../../src/node/carriers/run-script.ts';
import { noEngine, pwsh } from '../windows/engine.ts';
import { limitBeyond } from './limit-beyond.ts';
import { startArmDouble, vm, type ArmDouble, type ArmOptions } from './arm-double.ts';

const limits = { timeoutMs: 400_000 };
const principal = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_ID: 'client', AZURE_CLIENT_SECRET: 'p~rincipal' };
const big = JSON.stringify({ big: 'z'.repeat(9_000) });

// A new port for each test: fetch keeps connections to servers that are gone.
let port = 8_100;
let arm: ArmDouble | undefined;
afterEach(async () => {
  await arm?.close();
  arm = undefined;
});

/** What a plan script does with its switches: page n of its result, in lines below 4 KB. */
function pages(script: string, flags: string) {
  const n = Number(/-Page (\d+)/.exec(flags)?.[1] ?? 1);
  const of = Math.ceil(big.length / 3_400);
  return {
    stdout: `${script}\nrdpdoctor:${n}/${of}:json:${big.slice((n - 1) * 3_400, n * 3_400)}\n`,
    stderr: 'aside',
  };
}

async function start(changes: Partial<ArmOptions> = {}) {
  arm = await startArmDouble({ address: '127.0.26.30', port: (port += 1), run: pages, ...changes });
  return arm;
}
const carrier = (changes: Partial<AzureOptions> = {}) =>
  azureCarrier({
    vm,
    endpoint: arm!.url,
    loginEndpoint: arm!.url,
    metadataEndpoint: arm!.url,
    environment: principal,
    az: ['/nowhere/az'],
    pollMs: 5,
    ...changes,
  });

describe('Azure Run Command', () => {
  it('runs a script, polls until it has ended, and brings both outputs', async () => {
    const double = await start();
    const carried = await carrier().run({ script: 'x'.repeat(100_000), flags: ['-Yes'] }, limits);
    expect(carried).toMatchObject({ outcome: 'ran', stderr: 'aside' });
    expect(double.asked.filter((path) => path === 'GET /operations/1')).toHaveLength(3);
    expect(Math.max(...double.bodies.map((body) => body.length))).toBeLessThan(10_000);
  });

  it('asks for the pages that 4 KB cut off', async () => {
    const double = await start();
    expect(await runPaged(carrier(), { script: 'plan', flags: ['-Yes'] }, limits)).toEqual({
      outcome: 'whole',
      text: big,
    });
    expect(double.asked.filter((path) => path.endsWith('/runCommand'))).toHaveLength(3);
  });

  it('waits as long as Azure asks for', async () => {
    const double = await start({ fault: 'throttles' });
    expect(await carrier().reach(limits)).toEqual({ outcome: 'ready' });
    expect(double.asked.filter((path) => path.endsWith('/instanceView'))).toHaveLength(3);
  });

  it('takes a token of a managed identity, or of az, where there is no service principal', async () => {
    await start();
    expect(await carrier({ environment: {} }).reach(limits)).toEqual({ outcome: 'ready' });
    const az = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-az-')), 'az');
    writeFileSync(az, '#!/bin/sh\necho \'{"accessToken":"az-token"}\'\n');
    chmodSync(az, 0o755);
    expect(
      await carrier({ environment: {}, az: [az], metadataEndpoint: 'http://127.0.26.30:1' }).reach(limits),
    ).toEqual({ outcome: 'ready' });
  });

  it.each<[string, ArmOptions['fault'], Partial<AzureOptions>, object]>([
    [
      'it is switched off',
      'powerOff',
      {},
      {
        outcome: 'unsuitable',
        why: expect.stringContaining(
          'the machine is deallocated in Azure; Run Command needs it running: `az vm start',
        ),
      },
    ],
    [
      'its agent is not ready',
      'agentSilent',
      {},
      {
        outcome: 'unsuitable',
        why: 'the machine runs and its agent is not ready in Azure; Run Command needs it',
      },
    ],
    [
      'no right to it',
      'forbidden',
      {},
      { outcome: 'refused', why: 'Azure answers HTTP 403 AuthorizationFailed: no right to it' },
    ],
    [
      'no token',
      undefined,
      { environment: {}, metadataEndpoint: 'http://127.0.26.30:1' },
      { outcome: 'notConfigured' },
    ],
    ['no machine', undefined, { vm: undefined }, { outcome: 'notConfigured' }],
    ['a path that is no machine', undefined, { vm: '/subscriptions/x/../..' }, { outcome: 'notConfigured' }],
    [
      'another machine',
      undefined,
      { vm: `${vm}2` },
      { outcome: 'unsuitable', why: expect.stringContaining('ResourceNotFound') },
    ],
    ['nothing listens', undefined, { endpoint: 'http://127.0.26.30:2' }, { outcome: 'unreachable' }],
  ])('says why not: %s', async (_name, fault, changes, wanted) => {
    await start(fault === undefined ? {} : { fault });
    expect(await carrier(changes).reach(limits)).toMatchObject(wanted);
  });

  it('tells a wrong secret by its error code and never repeats it', async () => {
    await start();
    const reach = await carrier({ environment: { ...principal, AZURE_CLIENT_SECRET: 'Geheim-88' } }).reach(
      limits,
    );
    expect(reach).toMatchObject({
      outcome: 'refused',
      why: expect.stringContaining('invalid_client AADSTS7000215'),
    });
    expect(JSON.stringify(reach)).not.toContain('Geheim');
  });

  it.each<[string, ArmOptions['fault'], object]>([
    [
      'another command runs there',
      'conflict',
      { outcome: 'notStarted', why: expect.stringContaining('in progress') },
    ],
    ['the connection breaks off', 'breaksOff', { outcome: 'lost' }],
    [
      'the result shall be asked for elsewhere',
      'sendsElsewhere',
      { outcome: 'lost', why: 'Azure does not say where the result will be' },
    ],
  ])('says how it ended: %s', async (_name, fault, wanted) => {
    await start(fault === undefined ? {} : { fault });
    expect(await carrier().run({ script: 'x', flags: [] }, limits)).toMatchObject(wanted);
  });

  it('says how it ended: it never ends', async () => {
    const quick = await start();
    const { timeoutMs, why } = await limitBeyond(() => carrier().run({ script: 'x', flags: [] }, limits));
    await quick.close();
    await start({ fault: 'neverEnds' });
    const carried = await carrier().run({ script: 'x', flags: [] }, { timeoutMs });
    expect(carried).toMatchObject({ outcome: 'lost', why });
  });

  it('says that the run failed', async () => {
    await start({ run: () => ({ stdout: '', status: 'Failed' }) });
    expect(await carrier().run({ script: 'x', flags: [] }, limits)).toMatchObject({
      outcome: 'lost',
      why: expect.stringContaining('it failed'),
    });
  });

  it('carries no private key', async () => {
    await start();
    const file = { path: 'C:\\a.pfx', bytes: new Uint8Array(3) };
    expect(await carrier().run({ script: 'x', flags: [], file }, limits)).toMatchObject({
      outcome: 'notStarted',
    });
  });
});

describe.skipIf(pwsh === undefined)(`what Azure is sent, in a real PowerShell (${noEngine})`, () => {
  it('runs with its switches', async () => {
    await start();
    await carrier().run(
      {
        script: 'param([switch] $Yes, [int] $Page)\n"$Yes $Page zw\u00f6lf $(1 + 1)"',
        flags: ['-Yes', '-Page 4'],
      },
      limits,
    );
    const sent = JSON.parse(arm!.bodies.find((body) => body.includes('commandId'))!) as { script: string[] };
    const file = join(mkdtempSync(join(tmpdir(), 'rdpdoctor-sent-')), 'sent.ps1');
    writeFileSync(file, sent.script.join('\n'));
    const { stdout } = spawnSync(pwsh!, ['-NoProfile', '-File', file], { encoding: 'utf8' });
    expect(stdout).toBe('True 4 zw\u00f6lf 2\n');
  });
});

it.each([
  ['7', 7_000],
  ['Sat, 21 Nov 2026 12:00:30 GMT', 30_000],
  ['-5', 0],
  ['1e9', 120_000],
  ['soon', 1_234],
  [null, 1_234],
])('Retry-After %s is %d ms', (value, ms) => {
  expect(retryAfterMs(value, Date.parse('2026-11-21T12:00:00Z'), 1_234)).toBe(ms);
});
