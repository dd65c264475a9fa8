import { expect, test } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import { foreignLogOf } from './foreign-log.ts';

const covers = healthy.serverEvents.covers.map((cover) => ({ ...cover, computer: 'SRV01.corp.example' }));
const serverEvents = { ...healthy.serverEvents, covers };
const attempt = { at: '2026-09-01T11:30:00.000Z', began: false, arrived: 'notCovered' } as const;

test.each([
  ['the client connects to this server', [{ ...attempt, server: 'srv01' }], undefined],
  ['to another one', [{ ...attempt, server: 'srv77' }], 'SRV01.corp.example'],
  ['by address', [{ ...attempt, server: '192.0.2.11' }], undefined],
  ['by an alias, and it arrives', [{ ...attempt, server: 'rds', arrived: 'yes' as const }], undefined],
  ['nobody says where to', [], undefined],
])('%s', (_, clientAttempts, expected) => {
  expect(foreignLogOf({ serverEvents, clientAttempts })).toBe(expected);
});

test('a log of the machine that answered is its own, of another one foreign', () => {
  expect(foreignLogOf({ serverEvents, ntlmIdentity: { dnsComputer: 'srv01.corp.example' } })).toBeUndefined();
  expect(foreignLogOf({ serverEvents })).toBeUndefined();
  expect(foreignLogOf({ serverEvents, ntlmIdentity: { computer: 'PC7' } })).toBe('SRV01.corp.example');
});
