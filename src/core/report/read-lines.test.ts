import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

const log = {
  channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
  computer: 'SRV01',
  spans: [
    { first: '2026-02-12T12:32:00.000Z', last: '2026-02-12T12:34:00.000Z' },
    { first: '2026-02-13T08:00:00.000Z', last: '2026-02-13T09:00:00.000Z' },
  ],
  records: 165,
  copies: 0,
  missing: 3,
};

it('names log, machine, count, time and holes', () => {
  expect(readLines({ eventActivity: { kinds: [], left: { kinds: 0, events: 0 }, logs: [log] } })).toEqual([
    'TerminalServices-LocalSessionManager/Operational of SRV01: 165 events, 2026-02-12 12:32 UTC to 2026-02-13 09:00 UTC in 2 pieces, 3 missing',
  ]);
});

it('names the host of an .rdp file', () => {
  const rdpFile = { settings: { 'full address': 'srv01' }, signed: false, signedNames: [] };
  expect(readLines({ rdpFile })).toEqual(['an .rdp file for srv01, not signed']);
});
