import { expect, it } from 'vitest';
import { clientErrorIn } from './client-error.ts';
import { readPasted } from './read-pasted.ts';

it.each([
  {
    name: 'German, two lines, values beside each other',
    text: 'Ereignis-ID: 4625  Fehler beim Anmelden eines Kontos.  Kontoname: dana  Anmeldetyp: 3\nFehlerursache: Das Konto ist gesperrt.  Status: 0xC0000234  Unterstatus: 0x0',
    id: 4625,
    fields: { TargetUserName: 'dana', Status: '0xc0000234', LogonType: '3' },
  },
  {
    name: 'English, three lines',
    text: 'EventID 4625  Account Name: robot  Logon Type: 10\nFailure Reason: not granted.\nStatus: 0xC000015B  Sub Status: 0x0',
    id: 4625,
    fields: { TargetUserName: 'robot', Status: '0xc000015b', SubStatus: '0x0', LogonType: '10' },
  },
  {
    name: 'with a time and commas, in one line',
    text: '2026-11-20 10:11:12 Event 4625, Account Name: otto, Status: 0xC000006D, Sub Status: 0xC0000072',
    id: 4625,
    fields: { TargetUserName: 'otto', Status: '0xc000006d', SubStatus: '0xc0000072' },
  },
  {
    name: 'a check of a domain controller',
    text: 'Event ID 4776: Logon Account: otto  Source Workstation: PC9  Error Code: 0xC0000072',
    id: 4776,
    fields: { TargetUserName: 'otto', Status: '0xc0000072', Workstation: 'PC9' },
  },
  {
    name: 'French, with single blanks',
    text: 'Événement 4625 : Échec de l’ouverture de session, état : 0xC0000193',
    id: 4625,
    fields: { Status: '0xc0000193' },
  },
])('the record of the server is read: $name', ({ text, id, fields }) => {
  const pasted = readPasted(text);
  expect(pasted.pieces.map((piece) => (piece.kind === 'event' ? piece.event.eventId : piece.kind))).toEqual([
    id,
  ]);
  expect(pasted.pieces[0]).toMatchObject({ event: { fields } });
  expect(clientErrorIn(pasted)).toBeUndefined();
});

it.each([
  ['a number that is no event', 'order 4625 came with 0xC0000234'],
  ['no status', 'Event ID 4625 all day long'],
  ['a status in another paragraph', 'Event ID 4625\n\nmy client says 0xC0000234'],
])('nothing is taken: %s', (_, text) => {
  expect(readPasted(text).pieces.filter(({ kind }) => kind === 'event')).toEqual([]);
});

it('what the client showed after the lines stays with the client', () => {
  const { rest } = readPasted(
    'Event ID: 4625  Status: 0xC0000234\n\nThe client says: Your account has been locked.',
  );
  expect(rest).toContain('The client says');
});
