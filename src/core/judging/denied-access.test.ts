import { expect, it } from 'vitest';
import { event } from '../facts/situations-of-logs.ts';
import { refusedAttempts } from '../facts/situations-of-attempts.ts';
import { incidentOf } from '../incident/incident.ts';
import { deniedAccess } from './denied-access.ts';

const incident = incidentOf(refusedAttempts({ user: 'maria', address: '192.0.2.61' }, '0xc000015b'));
const denials = (name: string, last: string) => ({
  tallies: [event('security', 4825, { AccountName: name }, last, 4)],
  covers: [],
});

it.each([
  ['whoever fails was denied since', 'Maria', '2026-09-01T11:24:00.000Z', 4],
  ['before the failures began', 'maria', '2026-08-20T11:24:00.000Z', undefined],
  ['somebody else', 'otto', '2026-09-01T11:24:00.000Z', undefined],
])('access denied: %s', (_, name, last, count) => {
  expect(deniedAccess(denials(name, last), incident)?.says.includes(`×${count}`)).toBe(count && true);
});
