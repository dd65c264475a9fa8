import type { Front } from '../../core/evidence/cloud/front.ts';
import type { NetworkCard } from '../../core/evidence/cloud/cloud-facts.ts';
import { gapWords } from '../../core/report/words/gap-words.ts';
import type { Gap } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Reach } from '../carriers/carrier.ts';

/** What a cloud told of a machine, why it or its rules are not known, and as notes each smaller thing that is not. */
export interface CloudReading {
  readonly machine?: FactTypes['cloudMachine'];
  readonly cards: readonly NetworkCard[];
  readonly why: { readonly machine?: Lack; readonly rules?: Lack };
  readonly notes: readonly string[];
  /** By which ways people are meant to come. */
  readonly access?: FactTypes['cloudAccess'];
  /** What has addresses that the machine does not have; asked when it is known which were connected to. */
  readonly askFronts?: (asked: FrontsAsked) => Promise<FrontsTold>;
}

/** Addresses that the machine does not have, and its own. */
export interface FrontsAsked {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly own: readonly string[];
}
export interface FrontsTold {
  readonly fronts: readonly Front[];
  readonly notes: readonly string[];
}

/** Why something is not known. */
export type Lack = Pick<Gap, 'reason' | 'detail'>;

/** A value, or why there is none. */
export type Told<T> = { readonly value: T } | { readonly lack: Lack };

/** The account may not ask that. */
export function missingRight(right: string): Lack {
  return { reason: 'not permitted', detail: { code: 'missingRight', params: { right } } };
}

/** The cloud, or what stands for it, gave no answer that is of use. */
export function unanswered(told: string, reason: Gap['reason'] = 'not reachable'): Lack {
  return { reason, detail: { code: 'cloudUnanswered', params: { told: told.slice(0, LONGEST) } } };
}

/** Nothing was told, for one reason. */
export function nothingTold(lack: Lack): CloudReading {
  return { cards: [], why: { machine: lack, rules: lack }, notes: [] };
}

/** The cloud answers, and has no machine of that name. */
export function noSuchMachine(says: string): CloudReading {
  return { ...nothingTold(unanswered(says)), notes: [says] };
}

/** Why an account could not be opened. */
export function unopened({ outcome, why }: Extract<Reach, { why: string }>): CloudReading {
  const lack = unanswered(why, outcome === 'refused' ? 'not permitted' : 'not reachable');
  return { ...nothingTold(lack), notes: [why] };
}

/** A lack as a line. */
export function lackSays({ detail }: Lack): string {
  return gapWords(detail);
}

const LONGEST = 300;
