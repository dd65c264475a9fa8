import type { End, LogFault, Sign } from './fault.ts';
import type { Writer } from './world-event.ts';

/** A fault that rdpdoctor has no cause for: right is who names what began. */
export interface Row {
  readonly kind: string;
  readonly made: string;
  readonly writer: Writer;
  readonly id: number;
  readonly end: End;
  readonly when?: Sign['when'];
  readonly fields?: Sign['fields'];
  readonly hits?: LogFault['hits'];
  /** Further events of the same fault, each right as an answer. */
  readonly also?: readonly Sign[];
  readonly mayAlso?: readonly string[];
  /** Causes that come so near that they are as right as the event. */
  readonly causes?: readonly string[];
  /** What a collector reads that agrees with it. */
  readonly agreeing?: LogFault['agreeing'];
}

/** Where providers outside Remote Desktop write. */
export const system = (provider: string): Writer => ({ channel: 'System', provider });
export const application = (provider: string): Writer => ({ channel: 'Application', provider });
export const operational = (provider: string, channel = 'Operational'): Writer => ({
  channel: `${provider}/${channel}`,
  provider,
});
export const windows = (name: string): string => `Microsoft-Windows-${name}`;
