import { describe, expect, it } from 'vitest';
import { alertSchema, type Alert } from '../alert.ts';
import type { Notice } from '../notice.ts';
import { alertRulesSchema } from './alert-rules.ts';
import type { Placed } from './common-trouble.ts';
import { nextAlerts, type AlertMaking } from './next-alerts.ts';

const rules = alertRulesSchema.parse({});
const start = Date.parse('2026-09-01T12:00:00.000Z');

function down(host: string, phase = 'encryption'): Notice {
  return {
    kind: 'down',
    host,
    key: `down|${host}`,
    severity: 'critical',
    evidence: { phase },
    assumed: [],
  };
}

function placed(target: string, address: string): Placed {
  return { target, groups: [], address, vantages: ['here'] };
}

/** Lets minutes pass; what is so at each is given, and what is told is gathered. */
function passing(
  minutes: readonly (readonly Notice[])[],
  hosts: readonly Placed[],
  making: Partial<AlertMaking> = {},
  unseen: ReadonlySet<string> = new Set(),
) {
  let alerts: readonly Alert[] = [];
  let ids = 0;
  const told: string[] = [];
  for (const [minute, notices] of minutes.entries()) {
    const now = new Date(start + minute * 60_000).toISOString();
    const steps = nextAlerts(
      alerts,
      { now, notices, hosts, unseen },
      {
        rules,
        newId: () => `alert-${(ids += 1)}`,
        wordsOf: ({ host }) => ({ headline: `${host} is down`, proof: [] }),
        commonWordsOf: ({ shares, notices: gone }) => ({
          headline: `${gone.length} in ${shares.name}`,
          proof: [],
        }),
        ...making,
      },
    );
    const changed = new Map(steps.map(({ alert }) => [alert.id, alertSchema.parse(alert)]));
    alerts = [...alerts.filter(({ id }) => !changed.has(id)), ...changed.values()];
    for (const { alert, tell } of steps)
      if (tell !== undefined) told.push(`${minute} ${tell} ${alert.headline}`);
  }
  return { told, alerts };
}

const hosts = [placed('srv01', '10.0.0.1'), placed('srv02', '10.0.1.2')];
const bad = [down('srv01')];

describe('one host', () => {
  it.each([
    ['gone before the grace ended', [bad, bad, [], [], []], []],
    ['stays, and is told once', [bad, bad, bad, bad, bad], ['2 opened srv01 is down']],
    [
      'comes back, and that is told once it lasts',
      [bad, bad, bad, [], [], [], []],
      ['2 opened srv01 is down', '5 recovered srv01 is down'],
    ],
    ['flaps, and is told once', [bad, bad, bad, [], bad, [], bad, [], bad], ['2 opened srv01 is down']],
  ])('%s', (_what, minutes, told) => expect(passing(minutes, hosts).told).toEqual(told));

  it('does not recover while nobody looks', () => {
    expect(passing([bad, bad, bad, [], [], [], []], hosts, {}, new Set(['srv01'])).told).toEqual([
      '2 opened srv01 is down',
    ]);
  });

  it('is reminded of until somebody takes it', () => {
    const reminding = { rules: { ...rules, remindSeconds: 120 } };
    expect(passing([bad, bad, bad, bad, bad, bad], hosts, reminding).told).toEqual([
      '2 opened srv01 is down',
      '4 reminded srv01 is down',
    ]);
  });

  it('what nobody wants to hear of makes no alert', () => {
    expect(passing([bad, bad, bad], hosts, { rules: { ...rules, ignore: ['down'] } }).alerts).toEqual([]);
  });
});

describe('what grows graver', () => {
  const as = (severity: Notice['severity']) => [{ ...down('srv01'), severity }];
  const [mild, grave, worst] = [as('notice'), as('warning'), as('critical')];

  it.each([
    [
      'is told of again',
      [mild, mild, mild, grave, grave],
      ['2 opened srv01 is down', '3 opened srv01 is down'],
    ],
    [
      'to and fro, once for each',
      [mild, mild, mild, grave, mild, grave, worst, grave, worst],
      ['2 opened srv01 is down', '3 opened srv01 is down', '6 opened srv01 is down'],
    ],
    ['milder is no news', [worst, worst, worst, mild, mild], ['2 opened srv01 is down']],
  ])('%s', (_what, minutes, told) => expect(passing(minutes, hosts).told).toEqual(told));

  it('waits for the end of quiet hours', () => {
    const quiet = [{ from: '12:03', to: '12:05', zone: 'UTC', except: 'critical' }] as const;
    const held = passing([mild, mild, mild, grave, grave, grave, grave], hosts, {
      rules: { ...rules, quiet: [...quiet] },
    });
    expect(held.told).toEqual(['2 opened srv01 is down', '5 opened srv01 is down']);
  });
});

describe('quiet hours', () => {
  const quiet = [{ from: '11:00', to: '12:04', zone: 'UTC', except: 'critical' }] as const;
  const mild = [{ ...down('srv01'), severity: 'warning' } as const];

  it('hold a warning to their end', () => {
    const held = passing([mild, mild, mild, mild, mild, mild], hosts, {
      rules: { ...rules, quiet: [...quiet] },
    });
    expect(held.told).toEqual(['4 opened srv01 is down']);
  });

  it('let the critical through', () => {
    expect(passing([bad, bad, bad], hosts, { rules: { ...rules, quiet: [...quiet] } }).told).toEqual([
      '2 opened srv01 is down',
    ]);
  });
});

describe('many hosts at once', () => {
  const site = Array.from({ length: 200 }, (_, i) => placed(`far${i}`, `10.20.${i % 4}.${i}`));
  const all = [...site, ...hosts];
  const silent = site.map(({ target }) => down(target, 'connection'));

  it('two hundred behind one line are one alert', () => {
    const { told, alerts } = passing([silent, silent, silent], all);
    expect(told).toEqual(['2 opened 200 in 10.20.0.0/16']);
    expect(alerts.filter(({ state }) => state === 'open').map((each) => each.hosts.length)).toEqual([200]);
  });

  it('another that dies elsewhere is told of by itself', () => {
    const more = [...silent, down('srv01', 'connection')];
    expect(passing([more, more, more], all).told.toSorted()).toEqual([
      '2 opened 200 in 10.20.0.0/16',
      '2 opened srv01 is down',
    ]);
  });

  it('hosts that answer and then die have no line in common', () => {
    const dying = site.slice(0, 6).map(({ target }) => down(target, 'encryption'));
    expect(passing([dying, dying, dying], site.slice(0, 6)).told).toHaveLength(6);
  });
});
