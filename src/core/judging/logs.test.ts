import { describe, expect, it } from 'vitest';
import { event, logOfOnly } from '../facts/situations-of-logs.ts';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Change } from '../incident/changes.ts';
import { incidentOf } from '../incident/incident.ts';
import type { Incident } from '../incident/incident.ts';
import { aliveSince, isStopped, isTermService } from './listener-life.ts';
import { loggedEnd } from './logged-end.ts';
import { failStrangersOnly } from './strangers.ts';
import { tellingChanges } from './telling-changes.ts';

const binary = (text: string) =>
  text
    .split('')
    .map((each) => `${each.charCodeAt(0).toString(16)}00`)
    .join('');

describe('the service by its event', () => {
  it.each<[Readonly<Record<string, string>>, boolean, boolean]>([
    [{}, false, false],
    [{ param1: 'TermService' }, true, false],
    [{ param1: 'Remote Desktop Services', param2: 'stopped' }, true, true],
    [{ param1: 'Remote Desktop Services', param2: 'running' }, true, false],
    [{ param1: 'Spooler', param2: 'stopped' }, false, false],
    [{ Binary: binary('TermService/1') }, true, true],
    [{ Binary: binary('TermService/4') }, true, false],
    [{ Binary: binary('TermServiceX/1') }, false, false],
    [{ Binary: binary('TermService') }, true, false],
  ])('%o is TermService: %s, stopped: %s', (fields, is, stopped) => {
    expect([isTermService(fields), isStopped(fields)]).toEqual([is, stopped]);
  });
});

describe('the listener was alive', () => {
  it.each<[string, Parameters<typeof event>, boolean]>([
    ['bound', ['rdpcorets', 129], true],
    ['accepted', ['rdpcorets', 131], true],
    ['listens', ['rcm', 258], true],
    ['was reached', ['rcm', 261], true],
    ['its service runs', ['scm', 7036, { Binary: binary('TermService/4') }], true],
    ['its service was stopped', ['scm', 7036, { Binary: binary('TermService/1') }], false],
    ['another event', ['rdpcorets', 130], false],
  ])('%s', (_name, told, alive) => {
    const log = logOfOnly(event(...told));
    expect(aliveSince(log, '1990')?.fact).toBe(alive ? 'serverEvents' : undefined);
    expect(aliveSince(log, event(...told).last)).toBeUndefined();
    // Nothing is known to come after what nobody dated.
    expect(aliveSince(log, '')).toBeUndefined();
  });

  it('where somebody signed in, and not where nothing is known', () => {
    const arrivals = { clients: [], lastAuthenticated: '2026-09-01' } as unknown as FactTypes['arrivals'];
    expect(aliveSince({ arrivals }, '2026-08-31')?.fact).toBe('arrivals');
    expect(aliveSince({ arrivals }, '2026-09-01')).toBeUndefined();
    expect(aliveSince({}, '')).toBeUndefined();
  });
});

describe('the reason of the newest end', () => {
  const end = (Reason: string, last: string) => ({
    ...event('lsm', 40, { Reason }),
    last,
    samples: [{ count: 1, last, fields: { Reason } }],
  });
  const of = (...events: readonly ReturnType<typeof event>[]) =>
    loggedEnd(logOfOnly(...events).serverEvents, { 3: 'idle', 9: 'rights' })?.says;
  it.each<[string, readonly ReturnType<typeof event>[], RegExp | undefined]>([
    ['is one of these', [end('3', '2026-09-01')], /reason 3: idle/],
    ['is none of these', [end('4', '2026-09-01')], undefined],
    ['is what a person did', [end('9', '2026-09-01')], undefined],
    ['was another one since', [end('3', '2026-09-01'), end('4', '2026-09-02')], undefined],
    ['was another one before', [end('4', '2026-09-01'), end('3', '2026-09-02')], /reason 3: idle/],
  ])('%s', (_name, events, says) => {
    if (says === undefined) expect(of(...events)).toBeUndefined();
    else expect(of(...events)).toMatch(says);
  });
});

describe('only strangers fail', () => {
  const attempt = (outcome: string, user: string | undefined, address: string, more = {}) => ({
    outcome,
    user,
    address,
    side: 'server',
    at: '2026-09-02',
    count: 1,
    ...more,
  });
  const worked = attempt('worked', 'ann', '192.0.2.1');
  const [one, two] = [
    attempt('failed', 'root', '198.51.100.1'),
    attempt('failed', undefined, '198.51.100.2'),
  ];
  const is = (...attempts: readonly object[]) =>
    failStrangersOnly({
      ...incidentOf(healthy),
      onset: { by: '2026-09-01' },
      attempts,
    } as unknown as Incident);
  it.each<[string, readonly object[], boolean]>([
    ['two', [worked, one, two], true],
    ['one may be a person', [worked, one], false],
    ['as many of ours', [worked, one, two, attempt('failed', 'ann', '192.0.2.9', { count: 2 })], false],
    ['fewer of ours', [worked, one, two, attempt('failed', 'ann', '192.0.2.9')], true],
    ['a place that is known', [worked, one, attempt('failed', 'root', '192.0.2.1')], false],
    ['a person that is known', [worked, one, attempt('failed', 'ann', '198.51.100.2')], false],
    ['one without an address', [worked, one, { ...two, address: undefined }], false],
    ['seen by a client', [worked, one, { ...two, side: 'client' }], false],
    ['before the onset', [worked, one, { ...two, at: '2026-08-01' }], false],
  ])('%s', (_name, attempts, strangers) => {
    expect(is(...attempts)).toBe(strangers);
  });

  it('is not said where nothing began', () => {
    expect(failStrangersOnly({ ...incidentOf(healthy), onset: undefined } as unknown as Incident)).toBe(
      false,
    );
  });
});

it('what began with the failures is news, the failures are not', () => {
  const change = (id: number, score: number, role?: string) =>
    ({
      provider: 'Contoso',
      fields: {},
      change: 'began',
      id,
      score,
      ...(role && { role }),
    }) as unknown as Change;
  const roles = ['opened', 'reached', 'refused', 'authenticated', 'signedIn', 'session', 'ended'];
  const began = [
    change(1, 1),
    change(2, 0),
    ...roles.map((role) => change(3, 1, role)),
    change(4, 1, 'other'),
    change(5, 1),
    change(6, 1),
  ];
  expect(tellingChanges({ ...incidentOf(healthy), began }).map(({ id }) => id)).toEqual([1, 4, 5]);
});
