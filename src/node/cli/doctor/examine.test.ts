import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseOf, check } from '../../../../test/fleet/samples.ts';
import { runServer } from '../../../../test/server/running.ts';
import { channelSchema } from '../../../core/fleet/alerts/channel.ts';
import { makeCertificate } from '../../lab/certificates.ts';
import { readConfig } from '../../fleet/read-config.ts';
import { openStore } from '../../store/open-store.ts';
import { examineChannels } from './examine-channels.ts';
import { examineConfig } from './examine-config.ts';
import { examineListening } from './examine-listening.ts';
import { examineNode } from './examine-node.ts';
import { examineStore } from './examine-store.ts';
import { examinedLines, type Examined } from './examined.ts';

const now = Date.UTC(2026, 8, 1, 12);
let folder = '';
const closing: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-doctor-'));
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

/** `about: is` of each, and what is wrong with what to do. */
function short(all: readonly Examined[]): readonly string[] {
  for (const { is, first } of all) if (is === 'wrong') expect(first).toBeTruthy();
  return all.map(({ about, is }) => `${about}: ${is}`);
}

describe('store', () => {
  const at = () => join(folder, 'fleet.db');
  async function filled(endedAt = '2026-09-01T11:00:00.000Z') {
    const { store, database } = await openStore(at(), () => {});
    await store.checks.add(check('srv01', endedAt), caseOf('srv01'));
    return { store, database };
  }

  it('is in order', async () => {
    await (await filled()).store.close();
    const all = await examineStore(at(), now);
    expect(short(all)).toEqual(['store: ok', 'store: ok', 'disk: ok', 'store: ok', 'clock: ok']);
  });

  it('is not there yet, and is not made', async () => {
    expect(short(await examineStore(at(), now))).toEqual(['store: ok', 'disk: ok']);
    expect(short(await examineStore(at(), now))).toEqual(['store: ok', 'disk: ok']);
    expect(short(await examineStore(join(folder, 'no/fleet.db'), now))).toEqual(['store: wrong']);
  });

  it('may be read by others', async () => {
    await (await filled()).store.close();
    chmodSync(at(), 0o644);
    expect(short(await examineStore(at(), now))).toContain('store: wrong');
  });

  it('holds a check from the future: a clock was set back', async () => {
    await (await filled('2026-09-01T13:00:00.000Z')).store.close();
    expect(short(await examineStore(at(), now))).toContain('clock: wrong');
  });

  it.each([
    [99, 'wrong'],
    [3, 'unknown'],
  ])('has version %i of its tables, and keeps it', async (version, is) => {
    const { database, store } = await filled();
    await sql`UPDATE rdpdoctor_version SET version = ${version}`.execute(database.query);
    await store.close();
    for (let again = 0; again < 2; again += 1)
      expect(short(await examineStore(at(), now))).toEqual([`store: ${is}`, 'disk: ok']);
  });

  it('is no database', async () => {
    writeFileSync(at(), 'something else, which is long enough to be looked at', { mode: 0o600 });
    expect(short(await examineStore(at(), now))).toEqual(['store: wrong', 'disk: ok']);
  });

  it('is a PostgreSQL that is away', async () => {
    expect(short(await examineStore('postgres://nobody@127.0.0.1:1/none', now))).toEqual(['store: wrong']);
  });
});

describe('page', () => {
  it('has an address that is free, taken by itself, by another, or nobody has', async () => {
    const server = await runServer();
    closing.push(server.close);
    const other = createServer((_, response) => response.end('{"version":7}'));
    const cutting = createServer((_, response) => {
      response.writeHead(200, { 'content-length': 99 }).write('{"version', () => response.destroy());
    });
    cutting.listen(0, '127.0.0.1');
    await once(cutting, 'listening');
    closing.push(() => cutting.close());
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect((await examineListening(new URL(server.url).host, undefined)).says).toContain(
      'by rdpdoctor itself',
    );
    expect((await examineListening(`127.0.0.1:${port}`, undefined)).says).toContain('by another program');
    const cut = `127.0.0.1:${(cutting.address() as AddressInfo).port}`;
    expect((await examineListening(cut, undefined)).says).toContain('by another program');
    other.close();
    await once(other, 'close');
    expect(await examineListening(`127.0.0.1:${port}`, undefined)).toMatchObject({ is: 'ok' });
    expect(await examineListening('0.0.0.0:1', undefined)).toMatchObject({ is: 'wrong' });
    const pair = { certificate: '', key: '' };
    expect(await examineListening('192.0.2.1:8389', pair)).toMatchObject({ is: 'wrong' });
  });
});

it('connects to each channel, sends nothing, and shows no secret address', async () => {
  const heard: string[] = [];
  const server = createServer();
  server.on('connection', (socket) => socket.on('data', (bytes) => heard.push(String(bytes))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const channel = (more: object) => channelSchema.parse({ name: 'c', ...more });
  const all = await examineChannels(
    [
      channel({ kind: 'webhook', url: `http://127.0.0.1:${port}/`, key: '${KEY}' }),
      channel({ kind: 'slack', url: '${SLACK}' }),
      channel({ kind: 'teams', url: '${UNSET}' }),
      channel({ kind: 'syslog', server: '127.0.0.1' }),
      channel({ kind: 'exec', program: 'sh' }),
      channel({ kind: 'exec', program: '/no/such/program' }),
    ],
    { SLACK: 'https://127.0.0.1:1/secret-path', PATH: process.env['PATH'] },
  );
  expect(all.map(({ is }) => is)).toEqual(['ok', 'wrong', 'unknown', 'unknown', 'ok', 'wrong']);
  expect(JSON.stringify(all)).not.toContain('secret');
  const ended = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await ended;
  expect(heard).toEqual([]);
});

it('names what a configuration lacks: secrets, files, and a key that others may read', () => {
  const path = join(folder, 'rdpdoctor.yaml');
  const { pem, keyPem } = pairOf();
  writeFileSync(join(folder, 'server.pem'), pem);
  writeFileSync(join(folder, 'server.key'), keyPem);
  chmodSync(join(folder, 'server.key'), 0o644);
  writeFileSync(
    path,
    `groups: [{name: all, file: hosts.txt}]
channels: [{name: chat, kind: slack, url: '\${RDPDOCTOR_TEST_NO_SUCH}'}]
serve: {tls: {certificate: server.pem, key: server.key}}
`,
  );
  const read = readConfig(path);
  if ('problems' in read) throw new Error(read.problems.join());
  expect(short(examineConfig(read, path))).toEqual([
    'configuration: wrong',
    'environment: wrong',
    'TLS key: wrong',
  ]);
  writeFileSync(join(folder, 'hosts.txt'), 'srv01\n');
  chmodSync(join(folder, 'server.key'), 0o600);
  expect(short(examineConfig(read, path))).toEqual([
    'configuration: ok',
    'environment: wrong',
    'TLS key: ok',
  ]);
});

it('an older Node runs checks, and the monitor on the one that came with it', () => {
  expect(short(examineNode('20.11.0'))).toEqual(['rdpdoctor: ok', 'Node: ok']);
  expect(examineNode('20.11.0')[1]?.says).toContain('installed with rdpdoctor');
});

it('a line says what is, the one under it what to do; nothing in it moves a terminal', () => {
  const lines = examinedLines([
    { about: 'store', is: 'ok', says: 'a\u001b[2J' },
    { about: 'channel chat', is: 'wrong', says: 'closed', first: 'Open it.' },
  ]);
  expect(lines).toBe(
    'ok         store         a?[2J\nNOT OK     channel chat  closed\n                         Open it.\n',
  );
});

function pairOf() {
  const certificate = makeCertificate({
    commonName: 'srv01',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
  });
  return { pem: certificate.pem, keyPem: 'key' };
}
