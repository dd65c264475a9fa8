import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { withoutDescriptors } from '../../../test/without-descriptors.ts';
import type { Alert } from '../../core/fleet/alert.ts';
import { channelSchema } from '../../core/fleet/alerts/channel.ts';
import { tell } from './tell.ts';

const alert: Alert = {
  id: 'alert-1',
  key: 'down|srv01',
  state: 'open',
  severity: 'critical',
  headline: 'srv01 <b>\u001b[31m[click](http://evil.example)',
  proof: ['closed after the TLS hello'],
  firstStep: 'Renew the certificate.',
  hosts: ['srv01'],
  notices: [],
  since: '2026-09-01T12:00:00.000Z',
};
const secrets: Readonly<Record<string, string>> = { KEY: 'k1', PASSWORD: 'p1' };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function telling(channel: object, more: Readonly<Record<string, string>> = {}) {
  const ways = {
    secret: (name: string) => ({ ...secrets, ...more })[name],
    signal: new AbortController().signal,
  };
  return tell(
    channelSchema.parse({ name: 'c', least: 'notice', ...channel }),
    { alert, event: 'opened', id: 'delivery-1' },
    ways,
  );
}

interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function receiver(status = 200, answer = '') {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      posted.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(status).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, posted };
}

describe('webhook', () => {
  it('is signed with its time', async () => {
    const { url, posted } = await receiver();
    expect(await telling({ kind: 'webhook', url, key: '${KEY}' })).toBeUndefined();
    const { headers, body } = posted[0]!;
    const [, seconds, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-rdpdoctor-signature']))!;
    expect(signature).toBe(createHmac('sha256', 'k1').update(`${seconds}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toMatchObject({ event: 'opened', id: 'delivery-1', alert: { id: 'alert-1' } });
  });

  it.each([
    [503, true],
    [429, true],
    [400, false],
    [302, true],
  ])('answer %i: another attempt %s', async (status, again) => {
    const { url } = await receiver(status, 'no\u001b[2J'.repeat(10_000));
    const outcome = await telling({ kind: 'webhook', url, key: '${KEY}' });
    expect(outcome?.again).toBe(again);
    expect(outcome?.problem.length).toBeLessThan(260);
    expect(outcome?.problem).not.toContain('\u001b');
  });

  it('without its key nothing is sent', async () => {
    const { url, posted } = await receiver();
    const outcome = await telling({ kind: 'webhook', url, key: '${MISSING}' });
    expect(outcome?.problem).toContain('MISSING');
    expect(posted).toEqual([]);
  });

  it('a port that is closed does not tell the address', async () => {
    const url = 'http://127.0.0.1:9/secret-path';
    const outcome = await telling({ kind: 'slack', url: '${URL}' }, { URL: url });
    expect(outcome?.again).toBe(true);
    expect(outcome?.problem).not.toContain('secret');
  });
});

it('Slack: names from the wire make no markup', async () => {
  const { url, posted } = await receiver();
  expect(await telling({ kind: 'slack', url: '${URL}' }, { URL: url })).toBeUndefined();
  const { text } = JSON.parse(posted[0]!.body) as { text: string };
  expect(text).toContain('&lt;b&gt;');
  expect(text).toContain('First: Renew the certificate.');
});

it('Teams: a card whose texts make no links', async () => {
  const { url, posted } = await receiver(202);
  expect(await telling({ kind: 'teams', url: '${URL}' }, { URL: url })).toBeUndefined();
  const { attachments } = JSON.parse(posted[0]!.body) as {
    attachments: { content: { body: { text: string }[] } }[];
  };
  const [title] = attachments[0]!.content.body;
  expect(title?.text).toContain('\\[click\\]');
});

it('Alertmanager: labels, times, token', async () => {
  const { url, posted } = await receiver();
  await telling({ kind: 'alertmanager', url, token: '${KEY}' });
  expect(posted[0]?.path).toBe('/api/v2/alerts');
  expect(posted[0]?.headers.authorization).toBe('Bearer k1');
  expect(JSON.parse(posted[0]!.body)).toMatchObject([
    { labels: { host: 'srv01', severity: 'critical' }, startsAt: alert.since },
  ]);
});

describe('e-mail, to a real SMTP server', () => {
  async function mailServer(options: ConstructorParameters<typeof SMTPServer>[0]) {
    const mails: string[] = [];
    const server = new SMTPServer({
      ...options,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p1' ? done(null, { user: username }) : done(new Error('Invalid password')),
      onData: (stream, _session, done) => {
        let text = '';
        stream.setEncoding('utf8').on('data', (part: string) => (text += part));
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
    return { port: (server.server.address() as AddressInfo).port, mails };
  }
  const mail = { kind: 'email', server: '127.0.0.1', from: 'rdp@corp.example', to: ['ops@corp.example'] };

  it('on this machine it goes without protection where that is said', async () => {
    const { port, mails } = await mailServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    expect(await telling({ ...mail, port, security: 'none' })).toBeUndefined();
    expect(mails[0]).toContain('Subject: [critical] srv01');
    expect(mails[0]).toContain('First: Renew the certificate.');
    expect(mails[0]).toContain('Message-ID: <delivery-1@rdpdoctor>');
  });

  it('elsewhere never', async () => {
    const outcome = await telling({ ...mail, server: 'mail.corp.example', security: 'none' });
    expect(outcome).toMatchObject({ again: false });
  });

  it('a server without STARTTLS gets nothing, the password least of all', async () => {
    const { port, mails } = await mailServer({ disabledCommands: ['STARTTLS'] });
    const outcome = await telling({ ...mail, port, user: 'u', password: '${PASSWORD}' });
    expect(outcome?.again).toBe(true);
    expect(mails).toEqual([]);
  });

  it('a certificate nobody vouches for is not believed', async () => {
    const { port, mails } = await mailServer({});
    const outcome = await telling({ ...mail, port, user: 'u', password: '${PASSWORD}' });
    expect(outcome?.problem).toMatch(/certificate|self.signed/i);
    expect(mails).toEqual([]);
  });
});

describe('syslog', () => {
  it('by UDP', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    closing.push(() => socket.close());
    const heard = once(socket, 'message');
    await telling({ kind: 'syslog', server: '127.0.0.1', port: socket.address().port });
    const [line] = (await heard) as [Buffer];
    expect(String(line)).toMatch(/^<130>1 \S+ \S+ rdpdoctor - opened - /);
    expect(String(line)).not.toContain('\u001b');
  });

  it('by TCP, framed by its length', async () => {
    const server = createTcpServer();
    const received = once(server, 'connection').then(async ([socket]) => {
      let text = '';
      for await (const part of socket as Socket) text += String(part);
      return text;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    expect(await telling({ kind: 'syslog', server: '127.0.0.1', port, transport: 'tcp' })).toBeUndefined();
    const text = await received;
    const [, length, line] = /^(\d+) ([^]*)$/.exec(text)!;
    expect(Buffer.byteLength(line!)).toBe(Number(length));
  });

  // Without the right to send to everybody the system refuses that; a label is 63 letters at most.
  it.each(['127.255.255.255', `${'a'.repeat(64)}.invalid`])('to %s by UDP: not told', async (server) => {
    expect(await telling({ kind: 'syslog', server })).toEqual({
      again: true,
      problem: expect.stringMatching(/EACCES|ENOTFOUND|EAI_/),
    });
  });

  it('by TCP to one that resets the connection in the moment it opens: not told', async () => {
    const accepted: Socket[] = [];
    const server = createTcpServer((socket) => accepted.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    const opening = (event: unknown) => {
      const { socket } = event as { readonly socket: Socket };
      socket.once('connect', () => accepted.forEach((peer) => peer.resetAndDestroy()));
    };
    subscribe('net.client.socket', opening);
    const { port } = server.address() as AddressInfo;
    const outcome = await telling({ kind: 'syslog', server: '127.0.0.1', port, transport: 'tcp' });
    unsubscribe('net.client.socket', opening);
    expect(accepted).toHaveLength(1);
    expect(outcome).toMatchObject({ again: true });
  });
});

describe('a program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-tell-'));
  const run = (code: string) => ({ kind: 'exec', program: process.execPath, args: ['-e', code] });

  it('gets the alert on its standard input, and none of the secrets', async () => {
    const path = join(folder, 'told.json');
    const code = `let s='';process.stdin.on('data',d=>s+=d).on('end',()=>require('fs').writeFileSync(${JSON.stringify(path)},JSON.stringify({s,env:process.env})))`;
    process.env['RDPDOCTOR_TEST_SECRET'] = 'p1';
    expect(await telling(run(code))).toBeUndefined();
    delete process.env['RDPDOCTOR_TEST_SECRET'];
    const { s, env } = JSON.parse(readFileSync(path, 'utf8')) as { s: string; env: object };
    expect(JSON.parse(s)).toMatchObject({ event: 'opened', alert: { id: 'alert-1' } });
    expect(Object.keys(env)).not.toContain('RDPDOCTOR_TEST_SECRET');
    rmSync(folder, { recursive: true });
  });

  it('that fails is told of with its words', async () => {
    const outcome = await telling(run('console.error("no pager");process.exit(3)'));
    expect(outcome).toMatchObject({
      again: true,
      problem: expect.stringContaining('ended with 3: no pager'),
    });
  });

  it.each(['/nowhere/pager', `${process.execPath}/pager`])('%s is not there: told of', async (program) => {
    expect(await telling({ kind: 'exec', program })).toMatchObject({ again: true });
  });

  it('is told of where no descriptor is left for its pipes', async () => {
    const outcome = await withoutDescriptors(() => telling(run('')));
    expect(outcome).toMatchObject({ again: true, problem: expect.stringContaining('EMFILE') });
  });
});
