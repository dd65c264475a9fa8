import { describe, expect, it } from 'vitest';
import type { FactTypes } from '../../facts/vocabulary.ts';
import {
  at,
  authenticated,
  clientAttempt,
  deadConnection,
  goodSession,
  logFiles,
  logOf,
} from '../../../../test/corpus/evidence/log-events.ts';
import type { WrittenEvent } from '../../../../test/evtx-writer/written-event.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { inflate, salvage } from '../../../node/files/inflate.ts';
import { readEvidence } from '../read-evidence.ts';
import { sourceOf } from '../reader.ts';
import { sameHost } from './same-host.ts';

const client = logOf('PC7');
const server = logOf('SRV01.corp.example');
const around = [
  ...goodSession(server, at('09-01 06:00:00'), '198.51.100.70'),
  ...goodSession(server, at('09-01 11:30:00'), '198.51.100.70'),
];

async function factsOf(events: readonly WrittenEvent[]): Promise<Partial<FactTypes>> {
  const sources = logFiles(events).map(({ name, bytes }) => sourceOf(name, bytes));
  const { facts } = await readEvidence(sources, {
    crypto: nodeCrypto,
    inflate,
    salvage,
    now: at('09-01 12:00:00'),
  });
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}

describe('attempts of the client', () => {
  it.each<[string, readonly WrittenEvent[], object]>([
    [
      'no log of the server',
      clientAttempt(client, at('09-01 09:00:00'), 'srv01', 2308),
      { arrived: 'notCovered', code: 2308, began: false },
    ],
    [
      'arrived and dropped',
      [
        ...clientAttempt(client, at('09-01 09:00:00'), 'srv01', 2308),
        ...deadConnection(server, at('09-01 09:00:01'), '192.0.2.50'),
        ...around,
      ],
      { arrived: 'yes', address: '192.0.2.50', authenticated: false },
    ],
    [
      'arrived and authenticated',
      [
        ...clientAttempt(client, at('09-01 09:00:00'), 'SRV01', 2308),
        ...deadConnection(server, at('09-01 09:00:01'), '192.0.2.50'),
        authenticated(server, at('09-01 09:00:03'), '192.0.2.50', 'ops'),
        ...around,
      ],
      { arrived: 'yes', authenticated: true },
    ],
    [
      'never arrived',
      [...clientAttempt(client, at('09-01 09:00:00'), 'srv01.corp.example', 264), ...around],
      { arrived: 'no', code: 264 },
    ],
    [
      'outside of what the log covers',
      [...clientAttempt(client, at('09-01 11:50:00'), 'srv01', 264), ...around],
      { arrived: 'notCovered' },
    ],
    [
      'to another server',
      [...clientAttempt(client, at('09-01 09:00:00'), 'srv09', 264), ...around],
      { arrived: 'notCovered' },
    ],
    [
      'to an address nobody can tell apart',
      [...clientAttempt(client, at('09-01 09:00:00'), '192.0.2.11', 264), ...around],
      { arrived: 'notCovered' },
    ],
    [
      'two addresses at the same moment',
      [
        ...clientAttempt(client, at('09-01 09:00:00'), 'srv01', 2308),
        ...deadConnection(server, at('09-01 09:00:01'), '192.0.2.50'),
        ...deadConnection(server, at('09-01 09:00:02'), '203.0.113.9'),
        ...around,
      ],
      { arrived: 'unclear' },
    ],
  ])('%s', async (_, events, expected) => {
    const { clientAttempts } = await factsOf(events);
    expect(clientAttempts?.at(-1)).toMatchObject(expected);
  });

  it('tell the newest failure as what the client saw, and no failure behind a session', async () => {
    const failed = clientAttempt(client, at('09-01 09:00:00'), 'srv01', 2308);
    expect((await factsOf(failed)).clientError).toEqual({ code: 2308, from: 'clientLog' });
    const well = clientAttempt(client, at('09-01 09:05:00'), 'srv01');
    expect(await factsOf([...failed, ...well])).not.toHaveProperty('clientError');
  });
});

describe('arrivals', () => {
  it('count by address what was accepted, refused and authenticated, and what came since', async () => {
    const { arrivals } = await factsOf([
      ...goodSession(server, at('08-30 08:00:00'), '192.0.2.50'),
      ...deadConnection(server, at('08-31 08:00:00'), '192.0.2.50'),
      ...deadConnection(server, at('08-31 09:00:00'), '192.0.2.50'),
      server.core(131, at('08-31 09:00:01'), { ConnType: 'UDP', ClientIP: '192.0.2.50:50001' }),
      server.core(140, at('08-31 10:00:00'), { IPString: '203.0.113.9' }),
    ]);
    expect(arrivals).toMatchObject({
      addresses: 2,
      refusedAddresses: 1,
      lastAuthenticated: expect.stringContaining('2026-08-30T08:00:04'),
    });
    expect(arrivals?.clients).toMatchObject([
      { address: '203.0.113.9', accepted: 0, refused: 1 },
      { address: '192.0.2.50', accepted: 3, acceptedSince: 2, authenticated: 2, refused: 0 },
    ]);
  });

  it('do not take the console for somebody who came in', async () => {
    const { arrivals } = await factsOf([
      server.sessions(21, at('08-31 08:00:00'), { User: 'CORP\\ops', SessionID: '1', Address: 'LOCAL' }),
    ]);
    expect(arrivals).not.toHaveProperty('lastAuthenticated');
  });
});

it.each([
  ['srv01', 'SRV01.corp.example', true],
  ['srv01.corp.example:3390', 'SRV01', true],
  ['srv01.corp.example', 'srv01.other.example', false],
  ['srv010', 'SRV01', false],
  ['192.0.2.1', 'SRV01', false],
  ['[2001:db8::1]:3389', '2001:db8::1', true],
  ['', 'SRV01', false],
])('%s and %s are one host: %s', (a, b, expected) => {
  expect(sameHost(a, b)).toBe(expected);
});
