import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { installedHome, runInstalled } from '../package/installed.ts';
import { openSelfContained, startArmDouble, vm } from './arm-double.ts';

const host = '127.0.26.33';
const now = '2026-09-01T12:00:00Z';
const closers: (() => unknown)[] = [];
beforeAll(async () => void (await installedHome()));
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** What the collector prints of one part: a bundle of its own, in a page. */
function part(flags: string): string {
  const n = /-Part (\d)/.exec(flags)?.[1];
  const bundle = {
    format: 'rdpdoctor-bundle',
    version: 1,
    form: 'short',
    side: 'server',
    computer: `SRV0${n}`,
    startedAt: now,
    finishedAt: now,
    days: 7,
    collector: { engine: 'Desktop 5.1', bits: 64, elevated: true, language: 'en-US' },
    facts: {},
    events: [],
    channels: [],
    policies: [],
    gaps: [],
  };
  return `rdpdoctor:1/1:json:${JSON.stringify(bundle)}\n`;
}

async function collected(args: readonly string[], environment: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-clouds-'));
  const ran = await runInstalled(['collect', host, ...args], { cwd: folder, environment });
  const files = readdirSync(folder).toSorted();
  const computers = files.map(
    (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { computer: string }).computer,
  );
  return { ...ran, files, computers };
}

const parts = ['', '-part2', '-part3', '-part4', '-part5'];
const wanted = {
  code: 0,
  files: parts.map((name) => `127.0.26.33-bundle${name}.json`).toSorted(),
  computers: expect.arrayContaining(['SRV01', 'SRV02', 'SRV03', 'SRV04', 'SRV05']),
};

it('the installed program collects by Azure Run Command, in five parts', async () => {
  const arm = await startArmDouble({
    address: host,
    port: 8_333,
    run: (_, flags) => ({ stdout: part(flags) }),
  });
  closers.push(arm.close);
  const ran = await collected(['--via', 'azure', '--azure-vm', vm, '--azure-endpoint', arm.url], {
    AZURE_TENANT_ID: 'tenant',
    AZURE_CLIENT_ID: 'client',
    AZURE_CLIENT_SECRET: 'p~rincipal',
    AZURE_AUTHORITY_HOST: arm.url,
  });
  expect(ran).toMatchObject(wanted);
  expect(arm.asked).toContain('POST /tenant/oauth2/v2.0/token');
});

it('the installed program collects by AWS Systems Manager, in five parts', async () => {
  const printed = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const action = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    const given = JSON.parse(body) as { CommandId?: string; Parameters?: { commands: string[] } };
    const answer = (value: unknown) => void response.end(JSON.stringify(value));
    if (action === 'DescribeInstanceInformation')
      answer({ InstanceInformationList: [{ PingStatus: 'Online' }] });
    else if (action === 'SendCommand') {
      const id = `c-${printed.size + 1}`;
      printed.set(id, part(openSelfContained(given.Parameters!.commands.join('\n')).flags));
      answer({ Command: { CommandId: id } });
    } else {
      const text = printed.get(given.CommandId ?? '');
      answer({ Status: 'Success', ResponseCode: 0, StandardOutputContent: text, StandardErrorContent: '' });
    }
  }).listen(0, host);
  await once(server, 'listening');
  closers.push(() => server.close());
  const url = `http://${host}:${(server.address() as AddressInfo).port}/`;
  const ran = await collected(
    ['--via', 'aws-ssm', '--aws-instance', 'i-0123456789abcdef0', '--aws-endpoint', url],
    {
      AWS_ACCESS_KEY_ID: 'A',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_REGION: 'eu-central-1',
    },
  );
  expect(ran).toMatchObject(wanted);
});
