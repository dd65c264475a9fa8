import type { Fact } from '../../../src/core/facts/case-file.ts';
import type { Random } from '../random.ts';
import type { Truth } from '../world.ts';
import type { Setting } from './setting.ts';
import type { Writer } from './world-event.ts';

/** How connections go since the fault began. */
export type Manner =
  | 'neverArrives'
  | 'dropped'
  | 'refused'
  | 'inSession'
  | 'lost'
  | 'endedByServer'
  | 'returns'
  | 'replaced'
  | 'beforeTheServer'
  | 'works';

export interface End {
  readonly how: Manner;
  /** Disconnect reason of the client's log. */
  readonly code: number;
  /** NTSTATUS of a refused logon. */
  readonly status?: number;
  /** Reason of LSM 40. */
  readonly reason?: number;
  /** The code alone names the fault. */
  readonly codeTells?: boolean;
  /** Only this share of the attempts meets the fault; all unless told. */
  readonly share?: number;
  /** Nobody tries again right after. */
  readonly once?: true;
}

/** An event that comes with the fault; `{user}`, `{address}`, `{server}` and `{domain}` in its fields are filled in. */
export interface Sign {
  readonly writer: Writer;
  readonly id: number;
  readonly when: 'once' | 'attempt' | 'hourly' | 'daily' | 'flood';
  readonly fields?: Readonly<Record<string, string>>;
  /** Goes with the fault without naming it. */
  readonly mute?: boolean;
}

/** One sort of log world with a fault. */
export interface LogFault {
  readonly kind: string;
  readonly family: string;
  readonly made: string;
  readonly truths: readonly Truth[];
  readonly mayAlso?: readonly string[];
  readonly hits: 'everybody' | 'onePerson' | 'allButOne';
  readonly end: End;
  /** What comes with each session that works, on all days. */
  readonly beside?: Sign;
  readonly signs: readonly Sign[];
  /** What a collector on the server reads of it; this alone proves it. */
  readonly collected?: (setting: Setting, random: Random) => readonly Fact[];
  /** What it reads besides that agrees with the fault and proves nothing. */
  readonly agreeing?: (setting: Setting, random: Random) => readonly Fact[];
}
