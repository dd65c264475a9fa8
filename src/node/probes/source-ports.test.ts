import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { lowPortsOnly } from '../lab/peers/low-ports-only.ts';
import { defaultLimits } from '../wire/limits.ts';
import { openConnection, type Connected } from '../wire/connect.ts';
import type { Look } from '../interview/probe.ts';
import { sourcePorts } from './source-ports.ts';

const never = new AbortController().signal;

/** Of what a probe is handed, this one reads no more. */
const lookBy = (openFrom: Look['openFrom']) => ({ openFrom, limits: defaultLimits }) as Look;

it('a port that another program has is passed over, and the server is asked from others', async () => {
  const peer = await lowPortsOnly.start({ address: '127.0.23.13' });
  let tries = 0;
  const run = sourcePorts.run(
    lookBy(async (localPort): Promise<Connected> => {
      tries += 1;
      if (tries <= 4) return { outcome: 'failed', code: 'EADDRINUSE', ms: 0 };
      return openConnection(peer.address, peer.port, 10_000, never, localPort);
    }),
    {},
  );
  const { sourcePorts: seen = [] } = (await run).facts;
  expect(seen.map(({ answer }) => answer.outcome)).toEqual(['accepted', 'closed']);
  await peer.close();
});

it('where every port is taken, nothing is said', async () => {
  const taken = async (): Promise<Connected> => ({ outcome: 'failed', code: 'EADDRINUSE', ms: 0 });
  expect(await sourcePorts.run(lookBy(taken), {})).toEqual({ facts: {} });
});

it('a port that is taken is told by the code that is passed over', async () => {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  expect(await openConnection('127.0.23.13', 9, 10_000, never, port)).toMatchObject({
    outcome: 'failed',
    code: 'EADDRINUSE',
  });
  server.close();
});
