import { EventFacts } from '../../../src/core/evidence/events/event-facts.ts';
import type { CaseFile, Fact } from '../../../src/core/facts/case-file.ts';
import { caseOf, seen } from '../fact-shapes.ts';
import { randomOf } from '../random.ts';
import type { World } from '../world.ts';
import { collectedWell, overlaid } from './collected.ts';
import type { LogFault } from './fault.ts';
import { foreignFaults } from './foreign-faults.ts';
import { doorFaults } from './door-faults.ts';
import { habits, partlyFaults } from './partly-faults.ts';
import { reachFaults } from './reach-faults.ts';
import { secureFaults } from './secure-faults.ts';
import { sessionFaults } from './session-faults.ts';
import { logLabel } from './log-label.ts';
import { settingOf, type Setting } from './setting.ts';
import { signInFaults } from './sign-in-faults.ts';
import { storyOf } from './story.ts';
import { handOver, type Handed, type HandedLog } from './survival.ts';
import { toldOf } from './told.ts';
import { loggedEvent } from './world-event.ts';

/** Every fault of log worlds. */
export const logFaults: readonly LogFault[] = [
  ...reachFaults,
  ...doorFaults,
  ...secureFaults,
  ...signInFaults,
  ...sessionFaults,
  ...foreignFaults,
  ...partlyFaults,
];
const named = logFaults.filter(({ family }) => family !== 'foreign' && family !== 'partly');

/** What was handed over of a log world, before it is read. */
export interface LogStory {
  readonly setting: Setting;
  readonly handed: Handed;
  /** Facts that come from elsewhere: a collector, the person, the clock. */
  readonly besides: readonly Fact[];
  readonly label: World['label'];
}

/**
 * The story of this seed; a quarter have no fault, and of the rest two in five one that has no cause. In a sixth of all it
 * works for some, or not for long, or well in a way that looks like that.
 */
export function logStory(seed: number, only?: string): LogStory {
  const random = randomOf('logs', seed);
  const whole = random.chance(0.25) ? undefined : random.pick(random.chance(0.4) ? foreignFaults : named);
  const other = randomOf('partly', seed);
  const drawn = other.chance(1 / 6) ? other.pick(other.chance(0.3) ? habits : partlyFaults) : whole;
  const fault = only === undefined ? drawn : logFaults.find(({ kind }) => kind === only);
  const setting = settingOf(random);
  const handed = handOver(
    setting,
    random,
    storyOf(setting, random, fault),
    fault !== undefined && fault.family !== 'habit',
  );
  const told = toldOf(setting, random, fault);
  const now = new Date(setting.end).toISOString();
  const ofFault = [
    ...(fault?.agreeing?.(setting, random) ?? []),
    ...(fault?.collected?.(setting, random) ?? []),
  ];
  const collected = handed.collector ? overlaid(collectedWell(setting, random), ofFault) : [];
  return {
    setting,
    handed,
    besides: [
      ...collected,
      ...(told.error === undefined ? [] : [seen('clientError', told.error, '--code', now)]),
      ...(told.context === undefined ? [] : [seen('reportedContext', told.context, 'person', now)]),
      seen('clockHere', now, 'clock of this machine', now),
    ],
    label: logLabel(setting, fault, handed, told),
  };
}

/** The log world of this seed, its events handed to the accumulator as a reader does. */
export function logWorld(seed: number, only?: string): World {
  const story = logStory(seed, only);
  return { seed, family: 'logs', label: story.label, caseFile: throughTheDoor(story) };
}

/** The case file of a story, its events handed to the accumulator without the bytes around them. */
export function throughTheDoor({ handed, besides, setting }: LogStory): CaseFile {
  const facts = new EventFacts();
  for (const log of handed.logs) {
    for (const event of log.events) facts.add(loggedEvent(event));
    facts.covers(coverageOf(log));
  }
  const names = handed.logs.map(({ channel }) => `${channel.replaceAll('/', '%4')}.evtx`);
  const logs = facts.finish(names.join(', '), new Date(setting.end).toISOString());
  return caseOf(names.join(', '), [...logs, ...besides], []);
}

/** What a log that was read covers. */
function coverageOf({ channel, computer, events, first, last, lost }: HandedLog) {
  const [oldest, newest] = [events[0]?.at ?? first, events.at(-1)?.at ?? last];
  return {
    channel,
    computer,
    first: events.length === 0 ? '' : new Date(oldest).toISOString(),
    last: events.length === 0 ? '' : new Date(newest).toISOString(),
    records: events.length,
    lost,
  };
}
