import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import type { Alert, Delivery } from '../../src/core/fleet/alert.ts';
import { isoOf } from '../../src/core/facts/time.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { openStore } from '../../src/node/store/open-store.ts';
import { tellAll } from '../../src/node/tell/tell-all.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import { startReceiver, type Posted } from './receiver.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-alerts-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const began = String(Date.now());
const KEY = 'the key of the webhook';

/** A monitor, and everything that it says. */
function startMonitor(config: string) {
  const program = join(import.meta.dirname, 'monitor-process.ts');
  const child: ChildProcessByStdio<null, Readable, null> = spawn(process.execPath, [program, config, began], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOOK_KEY: KEY },
  });
  closing.push(() => child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return {
    child,
    async says(text: string) {
      while (!said.includes(text)) await once(child.stdout, 'data');
      said = said.slice(said.indexOf(text) + text.length);
    },
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      child.kill(signal);
      return once(child, 'exit');
    },
  };
}

interface Told {
  readonly event: Delivery['event'];
  readonly id: string;
  readonly alert: Alert;
}

/** What was told, where its signature is right. */
function toldBy({ headers, body, at }: Posted): Told {
  const [, seconds = '', signature] =
    /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-rdpdoctor-signature'])) ?? [];
  expect(signature).toBe(createHmac('sha256', KEY).update(`${seconds}.${body}`).digest('hex'));
  expect(Math.abs(Number(seconds) - at / 1_000)).toBeLessThan(120);
  return JSON.parse(body) as Told;
}

const isOf = (event: Delivery['event']) => (posted: Posted) => toldBy(posted).event === event;

it('tells that a host is down and that it is back, each once, through kill -9 at either', async () => {
  const folder = newFolder();
  const receiver = await startReceiver();
  closing.push(receiver.close);
  // It comes back on the same port, which nobody else may have taken meanwhile.
  const place = { address: nextAddress() };
  const peer = await healthy.start(place);
  const target = `${peer.address}:${peer.port}`;
  const config = join(folder, 'rdpdoctor.yaml');
  writeFileSync(
    config,
    `vantage: here
every: 30s
groups: [{name: all, hosts: ['${target}']}]
alerts: {graceSeconds: 0, recoverSeconds: 0}
channels: [{name: hook, kind: webhook, url: '${receiver.url}', key: '\${HOOK_KEY}', least: critical}]
`,
  );
  const first = startMonitor(config);
  await first.says(target);
  await peer.close();
  // It dies while it tells: nobody knows whether it was heard.
  receiver.answer('never');
  const cutOff = toldBy(await receiver.until(isOf('opened')));
  await first.end('SIGKILL');
  receiver.answer('well');
  const before = receiver.posted.length;
  const second = startMonitor(config);
  const again = toldBy(await receiver.until((posted) => receiver.posted.indexOf(posted) >= before));
  expect(again).toMatchObject({
    event: 'opened',
    id: cutOff.id,
    alert: { id: cutOff.alert.id, hosts: [target] },
  });
  expect(again.alert.headline).toContain(target);
  expect(again.alert.proof.length).toBeGreaterThan(0);
  // And between the two.
  await second.end('SIGKILL');
  const back = await healthy.start({ ...place, port: peer.port });
  closing.push(back.close);
  const third = startMonitor(config);
  const recovered = toldBy(await receiver.until(isOf('recovered')));
  expect(recovered.alert).toMatchObject({ id: cutOff.alert.id, state: 'recovered' });
  expect(recovered.id).not.toBe(cutOff.id);
  const { store } = await openStore(join(folder, 'rdpdoctor.db'), () => {});
  closing.push(store.close);
  // Whoever is ended before it has read the answer would tell it once more.
  const states = async () => (await store.deliveries.of(cutOff.alert.id)).map(({ state }) => state);
  await expect.poll(states).toEqual(['sent', 'sent']);
  expect(await third.end('SIGTERM')).toEqual([0, null]);
  expect(await store.alerts.open()).toEqual([]);
  expect((await store.alerts.past(10)).rows.map(({ id }) => id)).toEqual([cutOff.alert.id]);
  const deliveries = await store.deliveries.of(cutOff.alert.id);
  expect(Object.fromEntries(deliveries.map(({ event, state }) => [event, state]))).toEqual({
    opened: 'sent',
    recovered: 'sent',
  });
  expect(deliveries).toHaveLength(2);
  expect(new Set(receiver.posted.map((posted) => toldBy(posted).id))).toEqual(
    new Set(deliveries.map(({ id }) => id)),
  );
});

it('takes over a configuration at SIGHUP, and a broken one never', async () => {
  const folder = newFolder();
  const config = join(folder, 'rdpdoctor.yaml');
  const write = (hosts: readonly string[]) =>
    writeFileSync(
      config,
      `vantage: here\nevery: 30s\ngroups: [{name: all, hosts: ${JSON.stringify(hosts)}}]\n`,
    );
  const peer = await healthy.start();
  closing.push(peer.close);
  const another = await healthy.start();
  closing.push(another.close);
  const [one, two] = [`127.0.0.1:${peer.port}`, `127.0.0.1:${another.port}`];
  write([one]);
  const monitor = startMonitor(config);
  await monitor.says(one);
  writeFileSync(config, 'groups: 7\n');
  monitor.child.kill('SIGHUP');
  await monitor.says('not taken; the configuration before it goes on');
  write([two]);
  monitor.child.kill('SIGHUP');
  await monitor.says('read again (hosts: 1)');
  await monitor.says(two);
  expect(await monitor.end('SIGTERM')).toEqual([0, null]);
  const { store } = await openStore(join(folder, 'rdpdoctor.db'), () => {});
  closing.push(store.close);
  expect((await store.hosts.all()).map(({ target }) => target)).toEqual([two]);
});

it('a receiver that is away is told when it is back, and one that stays away is put aside within a day or so', async () => {
  const { store } = await openStore(join(newFolder(), 'fleet.db'), () => {});
  closing.push(store.close);
  const receiver = await startReceiver();
  closing.push(receiver.close);
  const start = Date.UTC(2026, 8, 1);
  const alert = {
    id: 'a1',
    key: 'down srv01',
    state: 'open',
    severity: 'critical',
    headline: 'srv01 does not answer',
    proof: [],
    hosts: ['srv01'],
    notices: [],
    since: isoOf(start),
  } satisfies Alert;
  await store.alerts.put(alert);
  const due = { alert: 'a1', event: 'opened', state: 'due', attempts: 0, nextAt: isoOf(start) } as const;
  await store.deliveries.put({ ...due, id: 'away', channel: 'away' });
  await store.deliveries.put({ ...due, id: 'late', channel: 'late' });
  const hook = { kind: 'webhook', key: '${HOOK_KEY}', least: 'notice' } as const;
  const { url: closed, close } = await startReceiver();
  close();
  let lateUrl = closed;
  const tellAt = (now: number) =>
    tellAll({
      store,
      channels: [
        { ...hook, name: 'away', url: closed },
        { ...hook, name: 'late', url: lateUrl },
      ],
      now: () => isoOf(now),
      ways: { secret: () => KEY, signal: new AbortController().signal },
    });
  const stateOf = async (id: string) => (await store.deliveries.of('a1')).find((each) => each.id === id)!;
  const attempts: number[] = [];
  let now = start;
  while ((await stateOf('away')).state !== 'dead') {
    // Just before it is due nothing is sent.
    if (now > start) expect(await tellAt(now - 1_000)).toBe(0);
    await tellAt(now);
    attempts.push((now - start) / 1_000);
    if (attempts.length === 3) lateUrl = receiver.url;
    now = Date.parse((await stateOf('away')).nextAt ?? isoOf(now));
  }
  expect(attempts).toEqual([0, 30, 90, 210, 450, 930, 1890, 3810, 7650, 15330, 30690, 52290, 73890, 95490]);
  expect(await stateOf('away')).toMatchObject({
    attempts: 14,
    problem: 'no connection: nobody listens there',
  });
  expect(await stateOf('late')).toMatchObject({ state: 'sent', attempts: 4 });
  expect(receiver.posted.map((posted) => toldBy(posted).id)).toEqual(['late']);
  expect(await tellAt(start + 10 * 86_400_000)).toBe(0);
});
