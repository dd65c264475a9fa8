import type { End, LogFault, Sign } from './fault.ts';
import type { Writer } from './world-event.ts';

/** A fault that hits everybody unless it says otherwise. */
export function fault(
  family: string,
  kind: string,
  rest: Partial<LogFault> & Pick<LogFault, 'made' | 'truths' | 'end' | 'signs'>,
): LogFault {
  return { kind, family, hits: 'everybody', ...rest };
}

/** An event that names the fault. */
export function sign(writer: Writer, id: number, when: Sign['when'], fields: Sign['fields'] = {}): Sign {
  return { writer, id, when, fields };
}

/** The same event, where it goes with the fault and names nothing. */
export const mute = (one: Sign): Sign => ({ ...one, mute: true });

export const dropped: End = { how: 'dropped', code: 2308 };
export const inSession: End = { how: 'inSession', code: 2308 };
export const lost: End = { how: 'lost', code: 2308 };
