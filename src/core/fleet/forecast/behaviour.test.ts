import { describe, expect, it } from 'vitest';
import { check, checksFrom, days, failing, NOW, watched } from '../../../../test/fleet/watched-host.ts';
import type { Check } from '../check.ts';
import { buildChanged } from './build-changed.ts';
import { clockDrifts } from './clock-drifts.ts';
import { down } from './down.ts';
import { expectationMissed } from './expectation-missed.ts';
import { lossier } from './lossier.ts';
import { negotiationWeaker } from './negotiation-weaker.ts';
import { oddOneOut } from './odd-one-out.ts';
import { slower } from './slower.ts';
import { unreachableFromOne } from './unreachable-from-one.ts';

const noise = (at: number) => Math.sin(at * 1_000);

describe('clockDrifts', () => {
  const drifting = (aDay: number, start = -28) =>
    checksFrom(start, (at) => ({ skewSeconds: (at - start) * aDay + noise(at) }));
  const late = (skew: number, host: string) => check(-0.1, { skewSeconds: skew }, { host });

  it.each([
    ['right', drifting(0), [], undefined],
    ['off by six minutes', checksFrom(-2, () => ({ skewSeconds: 360 })), [], 'warning'],
    ['one wild value', [...drifting(0), check(-0.01, { skewSeconds: 4_000 })], [], undefined],
    ['there in 30 days', drifting(5), [], 'notice'],
    ['there in five days', drifting(9), [], 'warning'],
    ['there in a year', drifting(0.75), [], undefined],
    ['too few days to tell', drifting(20, -4), [], undefined],
    ['set by an hour: daylight saving time', checksFrom(-1, () => ({ skewSeconds: -3_600 })), [], 'warning'],
    [
      'the clock that looks is wrong',
      checksFrom(-2, () => ({ skewSeconds: 400 })),
      ['a', 'b', 'c', 'd', 'e'].map((host) => late(401, host)),
      undefined,
    ],
  ] as const)('%s', (_, checks: readonly Check[], peers: readonly Check[], severity) => {
    expect(clockDrifts(watched(checks, { peers }), NOW)[0]?.severity).toBe(severity);
  });

  it('says when Kerberos will refuse', () => {
    const [notice] = clockDrifts(watched(drifting(5)), NOW);
    expect(notice?.evidence).toMatchObject({ secondsADay: 5, toleratedSeconds: 300 });
    expect(Date.parse(notice!.dueAt!)).toBeCloseTo(Date.parse('2026-10-02T00:00:00Z'), -9);
  });
});

describe('slower', () => {
  const at = (usual: number, since: (when: number) => number) =>
    checksFrom(-28, (when) => ({ roundTripMs: usual * (1 + 0.1 * noise(when)) + since(when) }));

  it.each([
    ['as ever', at(40, () => 0), undefined],
    ['twice as slow since two days', at(40, (when) => (when > -2 ? 60 : 0)), 'notice'],
    ['too slow to work with', at(40, (when) => (when > -2 ? 400 : 0)), 'warning'],
    ['one slow check', at(40, (when) => (when > -0.3 ? 400 : 0)), undefined],
    ['every day at the same hour', at(40, (when) => (((when % 1) + 1) % 1 < 0.2 ? 400 : 0)), undefined],
    ['known for three days only', at(40, (when) => (when > -2 ? 60 : 0)).slice(-12), undefined],
  ] as const)('%s', (_, checks, severity) => {
    expect(slower(watched(checks), NOW)[0]?.severity).toBe(severity);
  });
});

describe('lossier', () => {
  const losing = (usual: number, now: number) => checksFrom(-28, (at) => ({ lost: at > -2 ? now : usual }));

  it.each([
    ['nothing lost', losing(0, 0), undefined],
    ['a fifth lost since two days', losing(0, 0.2), 'notice'],
    ['half lost since two days', losing(0, 0.5), 'warning'],
    ['always so', losing(0.2, 0.2), undefined],
    ['not measured', checksFrom(-28, () => ({})).map(withoutLost), undefined],
  ] as const)('%s', (_, checks, severity) => {
    expect(lossier(watched(checks), NOW)[0]?.severity).toBe(severity);
  });
});

describe('negotiationWeaker', () => {
  it.each([
    ['as ever', checksFrom(-7, () => ({})), []],
    ['NLA is gone', checksFrom(-7, (at) => ({ nla: at > -1 ? 'notOffered' : 'required' })), ['nla']],
    ['NLA is offered only', checksFrom(-7, (at) => ({ nla: at > -1 ? 'offered' : 'required' })), ['nla']],
    ['seen once', checksFrom(-7, (at) => ({ nla: at > -0.3 ? 'notOffered' : 'required' })), []],
    ['came back', checksFrom(-7, (at) => ({ nla: at > -3 && at < -1 ? 'offered' : 'required' })), []],
    ['TLS 1.0 now', checksFrom(-7, (at) => ({ tls: at > -1 ? 'TLS 1.0' : 'TLS 1.2' })), ['tls']],
    ['TLS 1.3 now', checksFrom(-7, (at) => ({ tls: at > -1 ? 'TLS 1.3' : 'TLS 1.2' })), []],
    ['RDP security now', checksFrom(-7, (at) => ({ protocol: at > -1 ? 'rdp' : 'hybrid' })), ['protocol']],
  ] as const)('%s', (_, checks, names) => {
    const notices = negotiationWeaker(watched(checks), NOW);
    expect(notices.map(({ evidence }) => evidence['name'])).toEqual(names);
  });
});

describe('negotiationWeaker, when no check knows of the stronger value any more', () => {
  const weak = checksFrom(-7, () => ({ nla: 'offered' }));
  const was = (nla: 'required' | 'offered', at: number) => [
    { vantage: 'here', name: 'nla' as const, snapshot: { nla }, lastAt: days(at) },
  ];

  it.each([
    ['it is remembered', watched(weak, { strongest: was('required', -90) }), days(-90)],
    ['it was no stronger', watched(weak, { strongest: was('offered', -90) }), undefined],
    [
      'another place saw it',
      watched(weak, { strongest: [{ ...was('required', -90)[0]!, vantage: 'there' }] }),
      undefined,
    ],
    [
      'accepted since',
      watched(weak, { strongest: was('required', -90), weakerAcceptedAt: days(-3) }),
      undefined,
    ],
    [
      'accepted, and strong again since',
      watched(weak, { strongest: was('required', -4), weakerAcceptedAt: days(-5) }),
      days(-4),
    ],
  ] as const)('%s', (_, seen, lastAt) => {
    expect(negotiationWeaker(seen, NOW)[0]?.evidence['lastAt']).toBe(lastAt);
  });
});

describe('buildChanged', () => {
  const updated = (when: number) =>
    checksFrom(-28, (at) => ({ build: at > when ? '10.0.26100' : '10.0.20348' }));

  it.each([
    ['the same', updated(1), undefined],
    ['two days ago', updated(-2), '10.0.26100'],
    ['three weeks ago', updated(-21), undefined],
  ] as const)('%s', (_, checks, after) => {
    expect(buildChanged(watched(checks), NOW)[0]?.evidence['after']).toBe(after);
  });
});

describe('oddOneOut', () => {
  const peers = (count: number, odd = 0) =>
    Array.from({ length: count }, (_, i) =>
      check(-0.1, { nla: i < odd ? 'offered' : 'required' }, { host: `peer${i}` }),
    );
  const open = [check(-0.1, { nla: 'notOffered' })];

  it.each([
    ['differs from five', open, peers(5), ['nla']],
    ['differs from four', open, peers(4), []],
    ['two of ten differ too', open, peers(10, 2), ['nla']],
    ['three of ten differ too', open, peers(10, 3), []],
    ['as all others', [check(-0.1)], peers(10), []],
  ] as const)('%s', (_, checks, others, found) => {
    const notices = oddOneOut(watched(checks, { peers: others }), NOW);
    expect(notices.map(({ evidence }) => evidence['trait'])).toEqual(found);
  });
});

describe('down and unreachable', () => {
  const there = { vantage: 'there' };
  const well = [check(-0.4), check(-0.3), check(-0.2), check(-0.1)];
  const dead = [check(-0.5), failing(-0.3), failing(-0.2), failing(-0.1)];
  const deadThere = [-0.3, -0.2, -0.1].map((at) => failing(at, there));
  const wellThere = [-0.3, -0.2, -0.1].map((at) => check(at, {}, there));

  it.each([
    ['well', well, []],
    ['dead', dead, ['down']],
    ['two failures', dead.slice(0, 3), []],
    ['back again', [...dead, check(-0.05)], []],
    ['dead from both', [...dead, ...deadThere], ['down']],
    ['dead from one', [...well, ...deadThere], ['unreachableFromOne']],
    ['well from both', [...well, ...wellThere], []],
    ['not known is not dead', well.map(unknown), []],
  ] as const)('%s', (_, checks, kinds) => {
    const seen = watched(checks.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1)));
    const notices = [...down(seen, NOW), ...unreachableFromOne(seen, NOW)];
    expect(notices.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('expectationMissed', () => {
  const missed = [check(-0.2, { exit: 33 }), check(-0.1, { exit: 33 })];

  it.each([
    ['twice', watched(missed, { expect: 'nla' }), 1],
    ['once', watched([check(-0.2), ...missed.slice(1)], { expect: 'nla' }), 0],
    ['nothing is expected', watched(missed), 0],
  ] as const)('%s', (_, seen, count) => {
    expect(expectationMissed(seen, NOW)).toHaveLength(count);
  });
});

function unknown(each: Check): Check {
  return { ...each, snapshot: { outcome: 'unknown', exit: 40 } };
}

function withoutLost(each: Check): Check {
  const { lost: _, ...snapshot } = each.snapshot;
  return { ...each, snapshot };
}
