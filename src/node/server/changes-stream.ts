import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { whoAsks } from './access/who.ts';
import type { ServerEnv, Surroundings } from './surroundings.ts';

/**
 * Tells an open page what kinds of things change, and where it knows a revision of the fleet (`since`, or the id of the last
 * event when it comes back) which rows did; `missed` asks it to fetch the fleet as a whole.
 */
export function changesStream(context: Context<ServerEnv>, around: Surroundings) {
  const known = context.req.header('last-event-id') ?? context.req.query('since');
  return streamSSE(context, async (stream) => {
    // Before anything is written: a page that is gone by then is told of once.
    const isGone = new Promise<void>((resolve) => stream.onAbort(resolve));
    const off = around.changes.on((kind) => void stream.writeSSE({ event: 'changed', data: kind }));
    await Promise.race([stream.writeSSE({ event: 'open', data: '' }), isGone]);
    const unfollow =
      known === undefined || known === '' ? () => {} : followFleet(stream, context, around, known);
    await isGone;
    off();
    unfollow();
  });
}

function followFleet(
  stream: SSEStreamingApi,
  context: Context<ServerEnv>,
  { fleet, store, secure, clock }: Surroundings,
  known: string,
): () => void {
  let revision = known;
  let turn = Promise.resolve();
  const send = async () => {
    // Who was let in when the stream began may not be any more.
    if ((await whoAsks(context, store.people, secure, clock.now())) === undefined) return stream.abort();
    const change = fleet.since(revision);
    if (change === undefined) {
      await stream.writeSSE({ event: 'missed', data: '' });
      return undefined;
    }
    if (change.revision === revision) return undefined;
    revision = change.revision;
    await stream.writeSSE({ event: 'fleet', id: revision, data: JSON.stringify(change) });
    return undefined;
  };
  const next = () => {
    turn = turn.then(send).catch(() => stream.abort());
  };
  const off = fleet.follow(next);
  next();
  return off;
}
