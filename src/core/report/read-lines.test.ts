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

it.each([
  [{ 'full address': '' }, false, 'an .rdp file, not signed'],
  [{ 'full address': 'srv01' }, true, 'an .rdp file for srv01, with a signature that was not checked'],
])('an .rdp file with %o, signature %s', (settings, signed, says) => {
  expect(readLines({ rdpFile: { settings, signed, signedNames: [] } })).toEqual([says]);
});

it('one event of a log whose name was lost', () => {
  const lost = { ...log, channel: '', records: 1, missing: 0, spans: [log.spans[0]!] };
  expect(readLines({ eventActivity: { kinds: [], left: { kinds: 0, events: 0 }, logs: [lost] } })).toEqual([
    'a log without a name of SRV01: 1 event, 2026-02-12 12:32 UTC to 2026-02-12 12:34 UTC',
  ]);
});
