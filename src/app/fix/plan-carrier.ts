import type { ScriptResult } from '../../core/remedy/script-result.ts';

/** Every way to run a script on a machine. */
export const carrierNames = ['print', 'local', 'ssh', 'winrm', 'azure', 'aws-ssm'] as const;
export type CarrierName = (typeof carrierNames)[number];

/** What a plan's script reported, or why it reported nothing. */
export type ScriptReport =
  | { readonly outcome: 'reported'; readonly result: ScriptResult }
  /** It printed no result; `untouched` where it is certain that it did not run. */
  | { readonly outcome: 'silent'; readonly why: string; readonly untouched: boolean }
  /** It was written for a person to run; nothing has been changed. */
  | { readonly outcome: 'printed'; readonly path: string }
  | { readonly outcome: 'notStarted'; readonly why: string }
  /** It may have run: the connection was gone, or time was up, before it said how it ended. */
  | { readonly outcome: 'lost'; readonly why: string };

/** A way to one machine that is open: it runs a plan's script there and brings back what it reported. */
export interface PlanCarrier {
  readonly name: CarrierName;
  /** Carries the plan out; may end early where it is stopped. */
  readonly apply: (script: string) => Promise<ScriptReport>;
  /** Takes the plan back; goes on though somebody stops, since what was begun has to be taken back. */
  readonly undo: (script: string) => Promise<ScriptReport>;
  /** A file with a private key that goes along and may stay there where the connection is lost. */
  readonly brings?: string;
}
