import { describe, expect, it } from 'vitest';
import { causes } from '../../src/core/causes/causes.ts';
import { observations } from '../../src/core/observations/observations.ts';
import { asNamedToday } from '../corpus/renamed.ts';
import { caseFileSchema } from '../../src/core/facts/case-file.ts';
import { figuresOf, judge } from './figures.ts';
import { liveKinds } from './live/live-worlds.ts';
import { loggedEvent } from './logs/world-event.ts';
import { logFaults, logStory, logWorld, throughTheDoor, type LogStory } from './logs/log-worlds.ts';
import { throughBytes } from './logs/through-bytes.ts';
import { manners } from './logs/survival.ts';
import { moreBackground, oneLogLess, withCode } from './logs/variants.ts';
import { randomOf } from './random.ts';
import { scoreOf } from './score-world.ts';
import { isSealed, seedsOf } from './seeds.ts';
import { families, worldsOf } from './worlds.ts';
import type { Answer } from './answer.ts';
import type { World, WorldLabel } from './world.ts';

const names = Object.keys(families) as (keyof typeof families)[];
const seeds = Array.from({ length: 150 }, (_, i) => i);
const ids = new Set<string>(
  [...causes, ...observations, { id: 'healthy' }, { id: 'unknown' }, { id: 'works' }].map(({ id }) => id),
);

describe.each(names)('%s worlds', (family) => {
  const worlds = [...worldsOf(family, seeds)];

  it('are the same for the same seed and differ between seeds', () => {
    expect([...worldsOf(family, seeds.slice(0, 30))]).toEqual(worlds.slice(0, 30));
    expect(new Set(worlds.map(({ caseFile }) => JSON.stringify(caseFile))).size).toBe(worlds.length);
  });

  it('have the shape of case files', () => {
    for (const { seed, label, caseFile } of worlds) {
      const { error } = caseFileSchema.safeParse(caseFile);
      expect(error?.issues.slice(0, 1), `${seed} ${label.kind}`).toBeUndefined();
    }
  });

  it('have labels that name causes, endings and events', () => {
    for (const { label } of worlds) {
      expect(label.truths.length, label.kind).toBeGreaterThan(0);
      expect(label.outcomes.length, label.kind).toBeGreaterThan(0);
      const named = label.truths.filter((truth) => typeof truth === 'string');
      const unknown = asNamedToday([...named, ...label.mayAlso]).filter((id) => !ids.has(id));
      expect(unknown, label.kind).toEqual([]);
    }
  });

  it('never know a gap that is known', () => {
    for (const { caseFile } of worlds) {
      const known = new Set(caseFile.facts.map(({ name }) => name));
      expect(caseFile.gaps.filter(({ name }) => known.has(name))).toEqual([]);
    }
  });

  it('are all drawn by some seed', () => {
    const drawn = new Set<string>();
    const { kinds, make } = families[family];
    const isMissing = (kind: string) => !drawn.has(kind);
    for (let seed = 0; seed < 100 * kinds.length && kinds.some(isMissing); seed += 1)
      drawn.add(family === 'live' ? make(seed).label.kind : logStory(seed).label.kind);
    expect(kinds.filter(isMissing)).toEqual([]);
  });
});

describe('kinds', () => {
  it('are many, each with a name of its own', () => {
    expect(liveKinds.length).toBeGreaterThanOrEqual(60);
    const foreign = logFaults.filter(({ family }) => family === 'foreign').length;
    expect(foreign).toBeGreaterThanOrEqual(40);
    expect(logFaults.length - foreign).toBeGreaterThanOrEqual(35);
    for (const kinds of [liveKinds, logFaults])
      expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length);
  });

  it.each(logFaults)(
    '$kind leaves in whole logs what its label stands on, and nothing of it before',
    (fault) => {
      const { handed, setting, label } = firstStory(fault.kind, 'everything');
      const told = handed.logs
        .flatMap(({ events }) => events)
        .filter(({ sense }) => sense === 'proof' || sense === 'ending');
      expect(told.length).toBeGreaterThan(0);
      // Signs come up to a minute before the first failure; a client's clock is up to ten minutes off.
      expect(Math.min(...told.map(({ at }) => at))).toBeGreaterThan(setting.onset - 12 * 60_000);
      if (fault.signs.some(({ mute }) => mute !== true))
        expect(label.truths).toEqual(expect.arrayContaining([...fault.truths]));
    },
  );
});

describe('what survived', () => {
  it.each(manners)('%s is drawn', (manner) => {
    expect(firstStory(undefined, manner).handed.survival).toBe(manner);
  });

  it('of a world without a fault never holds a failure of this server', () => {
    for (const seed of seeds) {
      const { label, handed } = logStory(seed);
      if (label.kind !== 'none') continue;
      const events = handed.logs.flatMap((log) => log.events);
      expect(events.filter(({ sense }) => sense === 'proof' || sense === 'ending')).toEqual([]);
    }
  });

  it('is told the same by real logs as by the accumulator', async () => {
    for (const seed of seeds.filter((one) => logStory(one).handed.survival === 'everything').slice(0, 4)) {
      const direct = valuesOf(logWorld(seed));
      const read = await throughBytes(logStory(seed));
      for (const name of ['arrivals', 'logonPressure', 'clientAttempts'] as const)
        expect(valuesOf({ caseFile: read })[name], `${seed} ${name}`).toEqual(direct[name]);
    }
  });
});

describe('a variant of a log world', () => {
  const stories = seeds.slice(0, 40).map((seed) => logStory(seed));
  const sensed = (story: LogStory) =>
    story.handed.logs.flatMap(({ events }) => events.filter(({ sense }) => sense !== undefined));

  it('with more background holds the same signs, endings and sessions', () => {
    let more = 0;
    for (const [i, story] of stories.entries()) {
      const variant = moreBackground(story, randomOf('variant', i));
      expect(sensed(variant)).toEqual(sensed(story));
      more += eventsIn(variant) - eventsIn(story);
    }
    expect(more).toBeGreaterThan(40 * 20);
  });

  it('with one log less has all the others', () => {
    for (const [i, story] of stories.entries()) {
      const less = oneLogLess(story, randomOf('variant', i));
      expect(less?.handed.logs.length ?? 0).toBe(story.handed.logs.length - 1);
    }
  });

  it('with a code differs in what the person says and in nothing else', () => {
    for (const story of stories) {
      const [before, after] = [story, withCode(story, 0x904)].map((one) =>
        valuesOf({ caseFile: throughTheDoor(one) }),
      );
      expect(after).toMatchObject({ clientError: { code: 0x904, from: 'flag' } });
      expect({ ...after, clientError: 0 }).toEqual({ ...before, clientError: 0 });
    }
  });
});

describe('seeds', () => {
  it('are split in two halves that never meet', () => {
    const [open, sealed] = [seedsOf(0, 500, false), seedsOf(0, 500, true)];
    expect(open.some(isSealed)).toBe(false);
    expect(sealed.every(isSealed)).toBe(true);
    expect(Math.max(...open, ...sealed)).toBeLessThan(1_300);
  });
});

describe('a score', () => {
  const label = (changes: Partial<WorldLabel>): WorldLabel => ({
    kind: 'k',
    family: 'f',
    made: '',
    truths: ['locked-account'],
    mayAlso: [],
    mustNot: [],
    outcomes: ['fails'],
    ...changes,
  });
  const answer = (changes: Partial<Answer>): Answer => ({
    sure: [],
    outcome: 'unknown',
    names: [],
    ...changes,
  });

  it.each<[string, Partial<WorldLabel>, Partial<Answer>, boolean, readonly string[]]>([
    [
      'the true id leads',
      {},
      { lead: 'locked-account', sure: ['locked-account'], outcome: 'fails' },
      true,
      [],
    ],
    [
      'another id leads',
      {},
      { lead: 'wrong-password', sure: ['wrong-password'], outcome: 'fails' },
      false,
      ['wrong-password'],
    ],
    ['a mere possibility is no wrong', {}, { lead: 'wrong-password' }, false, []],
    [
      'what may be said besides',
      { mayAlso: ['wrong-password'] },
      { lead: 'locked-account', sure: ['locked-account', 'wrong-password'] },
      true,
      [],
    ],
    ['healthy called healthy', { truths: ['healthy'] }, { outcome: 'works' }, true, []],
    ['healthy left open', { truths: ['healthy'] }, {}, false, []],
    [
      'healthy accused',
      { truths: ['healthy'] },
      { sure: ['stopped-service'], outcome: 'fails' },
      false,
      ['stopped-service'],
    ],
    ['unknown left open', { truths: ['unknown'] }, { lead: 'wrong-password' }, true, []],
    ['unknown called healthy', { truths: ['unknown'] }, { outcome: 'works' }, false, []],
    [
      'a long name for what began',
      { truths: [{ began: ['Microsoft-Windows-NTLM', 4002] }] },
      { names: [['ntlm', 4002]] },
      true,
      [],
    ],
    [
      'a short name for what began',
      { truths: [{ began: ['Schannel', 36_870] }] },
      { names: [['schannel', 36_870]] },
      true,
      [],
    ],
    [
      'another number',
      { truths: [{ began: ['NETLOGON', 3210] }] },
      { names: [['netlogon', 5719]] },
      false,
      [],
    ],
    ['works in plain view of failures', { mustNot: ['works'] }, { outcome: 'works' }, false, ['works']],
  ])('%s', (_, given, said, right, wrong) => {
    expect(scoreOf(label(given), answer(said))).toMatchObject({ right, wrong });
  });

  it('of an answer that says nothing is right only where nothing can be told', () => {
    const judged = judge(worldsOf('live', seeds), () => answer({}));
    const { right } = figuresOf(judged);
    expect(right).toBe(judged.filter(({ world }) => world.label.truths.includes('unknown')).length);
  });
});

it('an event of a world is one that a reader could have read', () => {
  const [log] = logStory(1).handed.logs;
  expect(loggedEvent(log!.events[0]!)).toMatchObject({
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    channel: log!.channel,
  });
});

const eventsIn = ({ handed }: LogStory) => handed.logs.reduce((sum, { events }) => sum + events.length, 0);

function firstStory(kind: string | undefined, survival: string) {
  for (let seed = 0; seed < 400; seed += 1) {
    const story = logStory(seed, kind);
    if (story.handed.survival === survival) return story;
  }
  throw new Error(`no seed below 400 hands over ${survival}`);
}

function valuesOf({ caseFile }: Pick<World, 'caseFile'>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(caseFile.facts.map(({ name, value }) => [name, value]));
}
