import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { extendedOf } from './extended-codes.ts';
import type { Random } from '../random.ts';
import type { LogFault } from './fault.ts';
import type { Setting } from './setting.ts';

/** What the person in front of the client says. */
export interface Told {
  readonly error?: FactTypes['clientError'];
  readonly context?: FactTypes['reportedContext'];
  /** Whether the number is the one the client showed. */
  readonly sound: boolean;
}

/** What somebody says of this world: often nothing, mostly right, sometimes wrong. */
export function toldOf(setting: Setting, random: Random, fault: LogFault | undefined): Told {
  const drawn = random.next();
  const right = fault !== undefined && fault.end.how !== 'works';
  const codes = drawn < 0.55 ? 'none' : drawn < 0.9 && right ? 'right' : drawn < 0.95 ? 'wrong' : 'none';
  const error =
    codes === 'none' ? undefined : codes === 'right' ? errorOf(random, fault!) : wrong(random, fault);
  const context = random.chance(0.3) ? contextOf(setting, random, fault) : undefined;
  return {
    sound: codes !== 'wrong',
    ...(error === undefined ? {} : { error }),
    ...(context === undefined ? {} : { context }),
  };
}

function errorOf(random: Random, { end }: LogFault): FactTypes['clientError'] {
  const extended = extendedOf(end);
  return {
    code: end.code,
    from: 'flag',
    ...(extended === undefined || random.chance(0.3) ? {} : { extended }),
  };
}

function wrong(random: Random, fault: LogFault | undefined): FactTypes['clientError'] {
  const codes = [2308, 516, 264, 260, 2055, 3335, 1796, 2825].filter((code) => code !== fault?.end.code);
  return { code: random.pick(codes), from: 'flag' };
}

function contextOf(
  setting: Setting,
  random: Random,
  fault: LogFault | undefined,
): FactTypes['reportedContext'] {
  const day = new Date(setting.onset).toISOString().slice(0, 10);
  const told: Partial<FactTypes['reportedContext']>[] = [
    { place: random.pick(['local', 'azure', 'aws'] as const) },
    { afterUpdate: `KB50${random.int(10_000, 99_999)}` },
    ...(fault === undefined
      ? []
      : [{ lastWorked: day }, { unreachableSince: day }, { otherClientsWork: fault.hits === 'onePerson' }]),
  ];
  return random.pick(told);
}
