import { millisOf } from '../../facts/time.ts';
import type { Fragment } from './binxml-node.ts';
import type { Chunk } from './chunk.ts';
import { planOf, type SystemPart } from './event-plan.ts';
import { millisOfFileTime } from './file-time.ts';
import { partNumber, partText, slotSize, slotType } from './slot-value.ts';
import type { RecordSpan } from './walk-chunk.ts';

/** What every event says of itself, read without filling in its template. */
export interface EventGlance {
  readonly provider: string;
  readonly eventId: number;
  readonly level: number | undefined;
  readonly channel: string;
  readonly computer: string;
  readonly recordId: number;
  /** Milliseconds since 1970; NaN where the time is damaged. */
  readonly millis: number;
}

/** A glance at a record; undefined where its template is an unusual one or its values were never written. */
export function peekEvent(chunk: Chunk, fragment: Fragment, span: RecordSpan): EventGlance | undefined {
  if (fragment.kind !== 'instance') return undefined;
  const { instance } = fragment;
  const plan = planOf(instance.template);
  if (plan === undefined) return undefined;
  const text = (part: SystemPart) => partText(chunk, instance, plan.system[part] ?? '');
  const number = (part: SystemPart) => partNumber(chunk, instance, plan.system[part] ?? '');
  const provider = text('provider');
  if (provider === '') return undefined;
  const { time } = plan.system;
  return {
    provider,
    eventId: number('eventId') ?? 0,
    level: number('level'),
    channel: text('channel'),
    computer: text('computer'),
    recordId: number('recordId') ?? span.id,
    millis:
      typeof time === 'number' && isFileTime(slotType(chunk, instance, time), slotSize(chunk, instance, time))
        ? fileTimeAt(chunk, instance.positions[time] ?? 0)
        : millisOf(text('time')),
  };
}

const isFileTime = (type: number, size: number) => type === 0x11 && size === 8;

const fileTimeAt = ({ view }: Chunk, at: number) =>
  millisOfFileTime(view.getUint32(at, true), view.getUint32(at + 4, true));
