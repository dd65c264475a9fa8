import { describe, expect, it } from 'vitest';
import { anna, iso } from '../../../test/writers/office-life.ts';
import { every, events, log, logFacts, on, sessions, tries } from '../../../test/writers/write-log-facts.ts';
import { event, logOfOnly } from '../facts/situations-of-logs.ts';
import { incidentOf } from '../incident/incident.ts';
import { loggedEnd } from './logged-end.ts';

/** People who come between eight and one, and come again the day after. */
const mornings = ['17', '18', '19'].flatMap((day) => every(60, `${day} 08:00`, `${day} 13:00`));

describe('an end that a setting or a person of the server brought about', () => {
  const accused = (
    at: string,
    { restart, until = '19 14:00' }: { restart?: string; until?: string } = {},
  ) => {
    const kinds = restart === undefined ? [] : [events('User32', 1074, [on(restart)], { level: 4 })];
    const facts = logFacts(
      until,
      [
        tries(
          'session',
          mornings.filter((time) => time < on(until)),
          anna,
        ),
      ],
      kinds,
      [log('System', '1 00:00', until), log(sessions, '1 00:00', until)],
    );
    const end = { ...event('lsm', 40, { Reason: '1' }), last: iso(at) };
    const { serverEvents } = logOfOnly({
      ...end,
      samples: [{ count: 1, last: iso(at), fields: { Reason: '1' } }],
    });
    return (
      loggedEnd(serverEvents, { 1: 'by a tool' }, { incident: incidentOf(facts), ...facts }) !== undefined
    );
  };

  it.each<[string, Parameters<typeof accused>, boolean]>([
    ['while people work', ['18 12:00'], true],
    ['at night, and they are back', ['18 22:00'], false],
    ['at night, and nobody is back yet', ['18 22:00', { until: '19 07:00' }], true],
    ['with a restart that was announced', ['18 12:00', { restart: '18 12:05' }], false],
    ['with a restart of another hour', ['18 12:00', { restart: '18 18:00' }], true],
  ])('%s', (_, [at, more], is) => {
    expect(accused(at, more)).toBe(is);
  });
});
