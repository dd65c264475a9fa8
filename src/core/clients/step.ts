import type { FactTypes } from '../facts/vocabulary.ts';
import type { Confidence } from './client-profile.ts';

export type Facts = Partial<FactTypes>;

export type Phase = FactTypes['phases'][number]['phase'];

/** Whether a client would get as far as where credentials are needed, and if not, where it ends. */
export interface Simulation {
  readonly connects: 'yes' | 'no' | 'notKnown';
  /** The phase in which it ends or in which it cannot be told. */
  readonly phase?: Phase;
  /** One sentence without a full stop. */
  readonly why: string;
  /** The weakest of what the answer rests on. */
  readonly confidence: Confidence;
  /** What the person would be asked on the way. */
  readonly asks?: string;
}

/** One step of the way: it goes on, or the answer is settled here. */
export type Step =
  | { readonly goesOn: true; readonly confidence: Confidence; readonly says?: string; readonly asks?: string }
  | { readonly goesOn: false; readonly answer: Simulation };

/** A step that passes. */
export function goOn(confidence: Confidence, says?: string, asks?: string): Step {
  return { goesOn: true, confidence, ...(says ? { says } : {}), ...(asks ? { asks } : {}) };
}

/** A step that ends the connection, or at which nothing more can be said. */
export function endAt(phase: Phase, connects: 'no' | 'notKnown', confidence: Confidence, why: string): Step {
  return { goesOn: false, answer: { connects, phase, why, confidence } };
}

/** Whether every measured handshake came to its end, as far as any were measured. */
export function isSteady({ connectionQuality: quality }: Facts): boolean {
  return quality === undefined || quality.completed === quality.attempts;
}
