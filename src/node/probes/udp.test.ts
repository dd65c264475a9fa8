import type { Socket } from 'node:dgram';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Look } from '../interview/probe.ts';
import { udp } from './udp.ts';

/** Of what a probe is handed, this one reads no more. */
const lookAt = (address: string, signal: AbortSignal) =>
  ({ address, target: { host: address, port: 9 }, rttMs: 0, signal }) as Look;

it('says what the system says where no way leads there', async () => {
  const { facts } = await udp.run(lookAt('127.255.255.255', new AbortController().signal), {});
  expect(facts).toMatchObject({
    rdpUdp: { outcome: 'silent', problem: { code: 'system', params: { system: 'EACCES' } } },
  });
});

it('leaves no socket behind where it is stopped before its socket is ready', async () => {
  const made: Socket[] = [];
  const making = (event: unknown) => made.push((event as { readonly socket: Socket }).socket);
  subscribe('udp.socket', making);
  const stop = new AbortController();
  const asking = udp.run(lookAt('127.0.23.1', stop.signal), {});
  stop.abort();
  expect(await asking).toEqual({ facts: {} });
  unsubscribe('udp.socket', making);
  await turn();
  expect(() => made[0]!.close()).toThrow('Not running');
});
