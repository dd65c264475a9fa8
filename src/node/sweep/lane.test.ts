import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLateServer } from '../../../test/late-server.ts';
import { standStill } from '../../../test/standstill.ts';
import type { Conversation } from '../../core/protocol/conversation.ts';
import { Lane } from './lane.ts';
import type { Visited } from './errand.ts';

/** Says "?" and takes what comes first. */
function* ask(begun: () => void): Conversation<string> {
  begun();
  const arrival = yield new TextEncoder().encode('?');
  return 'bytes' in arrival ? new TextDecoder().decode(arrival.bytes) : arrival.ended;
}

describe('a lane whose thread stands still', () => {
  let server: Awaited<ReturnType<typeof startLateServer>>;
  let lane: Lane<string>;
  beforeEach(async () => {
    server = await startLateServer('127.0.23.19', 'late', 20);
    lane = new Lane({ timeoutMs: 300, atOnce: 4 });
  });
  afterEach(async () => {
    lane.close();
    await server.close();
  });

  const visit = (begun: () => void, sent: () => void) =>
    new Promise<Visited<string>>((told) => {
      lane.send({ ...server, say: () => ask(begun), told });
      sent();
    });

  it('reads what came meanwhile before it calls the peer silent', async () => {
    const seen = await visit(
      () => setImmediate(() => standStill(700)),
      () => {},
    );
    expect(seen).toMatchObject({ opened: true, result: 'late' });
  });

  it('says that it could not measure how long a connection took', async () => {
    const seen = await visit(
      () => {},
      () => standStill(700),
    );
    expect(seen).toMatchObject({ opened: true, result: 'late' });
    expect(seen.stoodStillMs).toBeGreaterThan(500);
    expect(seen.ms).toBeLessThan(300);
  });
});
