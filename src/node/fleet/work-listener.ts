import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** One connection that listens on a channel of PostgreSQL, and is opened again whenever it is lost. */
export interface WorkListener {
  readonly end: () => Promise<void>;
}

/** Calls `heard` at every notice, and after each time it was not listening, in which some may have been missed. */
export function listenForWork(url: string, channel: string, heard: () => void): WorkListener {
  const stop = new AbortController();
  const { signal } = stop;
  const listening = (async () => {
    for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      await listenOnce(url, channel, signal, () => {
        wait = FIRST_WAIT;
        heard();
      });
      await pause(wait, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async end() {
      stop.abort();
      await listening;
    },
  };
}

/** Listens until the connection is lost or nobody wants it any more. */
async function listenOnce(
  url: string,
  channel: string,
  signal: AbortSignal,
  heard: () => void,
): Promise<void> {
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rdpdoctor queue',
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  // For as long as there is a socket: what a network does to it may come long after we have given it up.
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  client.on('notification', heard);
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    heard();
    // A database that is gone without a word is noticed by asking.
    while (!either.aborted) {
      await pause(BETWEEN_QUESTIONS, undefined, { signal: either }).catch(() => {});
      if (!either.aborted) await client.query('SELECT 1');
    }
  } catch {
    // It is opened again.
  }
  await Promise.race([client.end().catch(() => {}), pause(LONGEST_GOODBYE, undefined, { ref: false })]);
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const BETWEEN_QUESTIONS = 10_000;
const LONGEST_GOODBYE = 1_000;
