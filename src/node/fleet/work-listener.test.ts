import type { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { farewell, message, postgresDouble } from '../../../test/fleet/postgres-double.ts';
import { listenForWork } from './work-listener.ts';

const notice = message('A', Buffer.from('\0\0\0\u0001work\0\0', 'latin1'));

it.each<[string, (socket: Socket) => unknown]>([
  ['says goodbye twice in one packet', (socket) => socket.end(Buffer.concat([farewell, farewell]))],
  ['says goodbye and resets', (socket) => socket.write(farewell, () => socket.resetAndDestroy())],
  ['closes without a word', (socket) => socket.end()],
])('a database that %s is listened to again', async (_, part) => {
  const sockets: Socket[] = [];
  const database = await postgresDouble((question, socket) => {
    expect(question).toBe('LISTEN work');
    sockets.push(socket);
  });
  let heard = 0;
  const listener = listenForWork(database.url, 'work', () => (heard += 1));
  await vi.waitFor(() => expect(heard).toBe(1), { timeout: 400_000 });
  sockets[0]!.write(notice);
  await vi.waitFor(() => expect(heard).toBe(2), { timeout: 400_000 });
  part(sockets[0]!);
  await vi.waitFor(() => expect(heard).toBe(3), { timeout: 400_000 });
  expect(sockets).toHaveLength(2);
  await listener.end();
  database.close();
});

it('a database that is not there holds up nobody who ends', async () => {
  const database = await postgresDouble(() => {});
  database.close();
  await listenForWork(database.url, 'work', () => {}).end();
});
