import { OpenAPIHono } from '@hono/zod-openapi';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FleetAnswer, FleetChange } from '../../src/app/api/fleet-table.ts';
import { changesStream } from '../../src/node/server/changes-stream.ts';
import type { ServerEnv } from '../../src/node/server/surroundings.ts';
import { runServer, type Running } from './running.ts';

let server: Running;
beforeEach(async () => {
  server = await runServer();
  await server.store.hosts.put(['one.example', 'two.example'].map(hostNamed));
});
afterEach(() => server.close());

it('a page that knows a revision hears which rows changed since, and nothing of the others', async () => {
  const ask = await server.as('viewer');
  const before: FleetAnswer = await (await ask('/api/fleet')).json();
  const stream = await follow(ask, `?since=${before.revision}`);
  await server.store.hosts.put([{ ...hostNamed('two.example'), groups: ['web'] }, hostNamed('new.example')]);
  await server.store.hosts.remove(['one.example']);
  server.around.changes.emit('hosts');
  const [told] = await stream('fleet');
  const change: FleetChange = JSON.parse(told!.data);
  expect(change).toMatchObject({ since: before.revision, gone: ['one.example'] });
  expect(change.rows.map(({ target }) => target).toSorted()).toEqual(['new.example', 'two.example']);
  expect(told!.id).toBe(change.revision);
});

it('whoever comes back after a gap hears what changed in it, though nobody listened then', async () => {
  const ask = await server.as('viewer');
  const before: FleetAnswer = await (await ask('/api/fleet')).json();
  await server.store.hosts.put([hostNamed('new.example')]);
  server.around.changes.emit('hosts');
  await new Promise<void>((heard) => server.around.changes.on(() => heard()));
  const stream = await follow(ask, '', { 'last-event-id': before.revision });
  const [told] = await stream('fleet');
  expect(JSON.parse(told!.data)).toMatchObject({ rows: [{ target: 'new.example' }], gone: [] });
});

it('a revision of another process is answered with: fetch the whole', async () => {
  const ask = await server.as('viewer');
  const stream = await follow(ask, '?since=other.7');
  expect(await stream('missed')).toHaveLength(1);
});

it('whoever is not known any more hears no row', async () => {
  const ask = await server.as('viewer');
  const before: FleetAnswer = await (await ask('/api/fleet')).json();
  const stream = await follow(ask, `?since=${before.revision}`);
  await server.store.people.removeToken('token-viewer');
  await server.store.hosts.put([hostNamed('secret.example')]);
  server.around.changes.emit('hosts');
  expect(await stream('fleet')).toEqual([]);
});

it('a page that goes before it has heard a word is followed no longer', async () => {
  const before: FleetAnswer = await (await (await server.as('viewer'))('/api/fleet')).json();
  let listening = 0;
  const listen = () => {
    listening += 1;
    return () => (listening -= 1);
  };
  const around = {
    ...server.around,
    changes: { ...server.around.changes, on: listen },
    fleet: { ...server.around.fleet, follow: listen },
  };
  const app = new OpenAPIHono<ServerEnv>();
  app.get('/changes', (context) => changesStream(context, around));
  const answer = await app.request(`/changes?since=${before.revision}`);
  expect(listening).toBe(1);
  await answer.body!.cancel();
  await vi.waitFor(() => expect(listening).toBe(0), { timeout: 400_000 });
});

type Ask = (path: string, init?: RequestInit) => Promise<Response>;
interface Told {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Opens the stream; what comes back reads on until an event of that name came, or the stream ended. */
async function follow(ask: Ask, query: string, headers: Record<string, string> = {}) {
  const answer = await ask(`/api/changes${query}`, { headers });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const told: Told[] = [];
  return async (event: string): Promise<readonly Told[]> => {
    for (;;) {
      const found = told.filter((each) => each.event === event);
      if (found.length > 0) return found;
      const { done, value } = await reader.read();
      if (done) return [];
      text += value;
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      told.push(...parts.map(toldOf));
    }
  };
}

function toldOf(part: string): Told {
  const field = (name: string) =>
    part
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  return { event: field('event'), data: field('data'), id: field('id') };
}

function hostNamed(target: string) {
  return { target, groups: [], everySeconds: 900, vantages: ['here'], watched: true };
}
