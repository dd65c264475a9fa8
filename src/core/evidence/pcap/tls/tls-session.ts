import { DecodeError } from '../../../bytes/reader.ts';
import { Channel, type Ending } from '../../../protocol/conversation.ts';
import type { ClientHello } from '../../../protocol/tls/client-hello.ts';
import { takeClientHello } from '../../../protocol/tls/client-hello.ts';
import { overhearServerFlight } from '../../../protocol/tls/hello-conversation.ts';
import type { HelloAnswer } from '../../../protocol/tls/server-flight.ts';
import { replay } from '../speech/replay.ts';
import { behind, type Spoken } from '../speech/spoken.ts';
import { ALERT, APPLICATION, CHANGE_CIPHER, HANDSHAKE, seenRecords, type SeenRecord } from './tls-records.ts';

/** An alert as the capture shows it; an encrypted one is known by its record only. */
export interface SeenAlert {
  readonly by: 'client' | 'server';
  readonly at: number;
  readonly alert?: number;
  readonly fatal?: boolean;
}

/** One TLS connection as it can be read without keys. */
export interface TlsSession {
  readonly hello: ClientHello;
  readonly helloAt: number;
  readonly answer: HelloAnswer;
  /** When the server's answer was complete, as far as it can be seen. */
  readonly answeredAt: number | undefined;
  readonly clientFinishedAt: number | undefined;
  /** When both sides had finished; undefined while the handshake is incomplete. */
  readonly completedAt: number | undefined;
  readonly clientRecords: readonly SeenRecord[];
  readonly serverRecords: readonly SeenRecord[];
  /** Encrypted application records of each side, after the handshake. */
  readonly clientData: readonly SeenRecord[];
  readonly serverData: readonly SeenRecord[];
  readonly alerts: readonly SeenAlert[];
}

/** Reads the TLS of both sides; undefined where the client says no ClientHello. `ended` is how the server stopped talking. */
export function readTls(client: Spoken, server: Spoken, ended: Ending): TlsSession | undefined {
  const hello = clientHelloOf(client);
  if (hello === undefined) return undefined;
  // An SSL 2.0 hello has a record header of its own kind; TLS records follow it.
  const ssl2 = hello.inSsl2Format ? 2 + (((client.bytes[0]! << 8) | client.bytes[1]!) & 0x7fff) : 0;
  const clientRecords = seenRecords(behind(client, ssl2));
  const serverRecords = seenRecords(server);
  const answer = answerOf(server, serverRecords, ended);
  const isNew = answer.outcome === 'serverHello' && answer.version === 'TLS 1.3';
  const clientSide = isNew ? newSide(clientRecords, 'client') : oldSide(clientRecords, 'client');
  const serverSide = isNew ? newSide(serverRecords, 'server') : oldSide(serverRecords, 'server');
  const bothFinished = clientSide.finishedAt !== undefined && serverSide.finishedAt !== undefined;
  return {
    hello,
    helloAt: (ssl2 > 0 ? undefined : clientRecords[0]?.at) ?? client.at(0),
    answer,
    answeredAt: answeredAt(answer, serverRecords),
    clientFinishedAt: clientSide.finishedAt,
    completedAt: bothFinished ? Math.max(clientSide.finishedAt ?? 0, serverSide.finishedAt ?? 0) : undefined,
    clientRecords,
    serverRecords,
    clientData: clientSide.data,
    serverData: serverSide.data,
    alerts: [...clientSide.alerts, ...serverSide.alerts].sort((a, b) => a.at - b.at),
  };
}

function clientHelloOf(client: Spoken): ClientHello | undefined {
  try {
    const hello = replay(takeClientHello(new Channel()), client.bytes, 'closed');
    return typeof hello === 'string' ? undefined : hello;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** The server's answer; after a HelloRetryRequest the answer to the second hello. */
function answerOf(server: Spoken, records: readonly SeenRecord[], ended: Ending): HelloAnswer {
  const first = replay(overhearServerFlight(), server.bytes, ended);
  if (first.outcome !== 'serverHello' || !first.retry) return first;
  const [retry, again] = records.filter(({ type }) => type === HANDSHAKE);
  if (retry === undefined || again === undefined) return first;
  return replay(overhearServerFlight(), server.bytes.subarray(again.end - again.whole.length), ended);
}

/** When the last record of the server's first flight in clear arrived. */
function answeredAt(answer: HelloAnswer, records: readonly SeenRecord[]): number | undefined {
  if (answer.outcome !== 'serverHello') return records.find(({ type }) => type === ALERT)?.at;
  const ends = records.findIndex(({ type }) => type !== HANDSHAKE);
  return records[ends < 0 ? records.length - 1 : Math.max(0, ends - 1)]?.at;
}

interface Side {
  readonly finishedAt: number | undefined;
  readonly data: readonly SeenRecord[];
  readonly alerts: readonly SeenAlert[];
}

/** Up to TLS 1.2: after ChangeCipherSpec the next handshake record is Finished, and alerts are encrypted. */
function oldSide(records: readonly SeenRecord[], by: 'client' | 'server'): Side {
  const change = records.findIndex(({ type }) => type === CHANGE_CIPHER);
  const isProtected = (index: number) => change >= 0 && index > change;
  const finished = records.find(({ type }, index) => type === HANDSHAKE && isProtected(index));
  return {
    finishedAt: finished?.at,
    data: records.filter(({ type }) => type === APPLICATION),
    alerts: records.flatMap((record, index) =>
      record.type === ALERT ? [alertOf(record, by, isProtected(index) || record.whole.length !== 7)] : [],
    ),
  };
}

/**
 * TLS 1.3 without keys: every protected record looks like data. A server's flight ends when the client answers it; the
 * client's first protected record is Finished unless it has just the size of an alert (RFC 8446 sections 4.4.4 and 6).
 */
function newSide(records: readonly SeenRecord[], by: 'client' | 'server'): Side {
  const hidden = records.filter(({ type }) => type === APPLICATION);
  const alerts = records.flatMap((record) => {
    if (record.type === ALERT) return [alertOf(record, by, false)];
    return record.type === APPLICATION && record.whole.length === HIDDEN_ALERT ? [{ by, at: record.at }] : [];
  });
  const [first] = hidden;
  const isFinished = first !== undefined && first.whole.length !== HIDDEN_ALERT;
  const data = by === 'client' ? hidden.slice(1) : hidden;
  return {
    finishedAt: isFinished ? first.at : undefined,
    data: data.filter(({ whole }) => whole.length !== HIDDEN_ALERT),
    alerts,
  };
}

/** Header 5, alert 2, type 1, tag 16. */
const HIDDEN_ALERT = 24;

function alertOf(record: SeenRecord, by: 'client' | 'server', encrypted: boolean): SeenAlert {
  const [level, alert] = record.whole.subarray(5);
  if (encrypted || level === undefined || alert === undefined) return { by, at: record.at };
  return { by, at: record.at, alert, fatal: level === 2 };
}
