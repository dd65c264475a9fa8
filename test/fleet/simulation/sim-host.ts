import type { SeenCertificate } from '../../../src/core/fleet/snapshot.ts';

/** A stretch of time in milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** A certificate and since when the host shows it. */
export interface Shown {
  readonly since: number;
  readonly certificate: SeenCertificate;
}

/** Trouble that really is there, and may be warned of: what it is called here, when, and of which certificate. */
export interface Trouble extends Stretch {
  readonly what:
    | 'notRenewed'
    | 'byHand'
    | 'ended'
    | 'outage'
    | 'gone'
    | 'nlaOff'
    | 'clockOff'
    | 'clockDrifting'
    | 'slow'
    | 'lossy'
    | 'bindingLost'
    | 'otherIssuer';
  readonly sha256?: string;
  /** The end of that certificate. */
  readonly ends?: number;
}

/** Who renews a certificate. */
export const renewers = ['windows', 'template', 'acme', 'manual'] as const;
export type Renewer = (typeof renewers)[number];

/** One host with all that happens to it in the simulated time. */
export interface SimHost {
  readonly target: string;
  readonly computer: string;
  readonly renewer: Renewer;
  readonly shown: readonly Shown[];
  readonly troubles: readonly Trouble[];
  readonly restarts: readonly number[];
  /** Whole stretches in which nobody gets an answer. */
  readonly out: readonly Stretch[];
  readonly builds: readonly { readonly since: number; readonly build: string }[];
  /** Seconds its clock is ahead, before noise. */
  readonly skewAt: (time: number) => number;
  readonly roundTripAt: (time: number) => number;
  readonly lossAt: (time: number) => number;
  readonly nlaAt: (time: number) => 'required' | 'offered' | 'notOffered';
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Whether a time lies in one of the stretches. */
export function within(stretches: readonly Stretch[], time: number): boolean {
  return stretches.some(({ from, until }) => time >= from && time < until);
}
