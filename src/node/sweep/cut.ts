import type { Conversation } from '../../core/protocol/conversation.ts';
import type { TraceEnding } from '../wire/trace.ts';

/** Who ended a connection that was open, with the system's own word. */
export interface Cut {
  readonly by: TraceEnding['by'];
  readonly code?: string;
}

/** Once the connection has ended there is nothing else to tell the conversation, whatever it says. */
export function lastOf<R>(
  conversation: Conversation<R>,
  step: IteratorResult<Uint8Array, R>,
  cut: Cut,
): IteratorResult<Uint8Array, R> {
  let last = step;
  for (let told = 0; last.done !== true && told < MOST_ENDINGS; told += 1) {
    last = conversation.next({ ended: endingOf(cut) });
  }
  return last;
}

/** The same as a conversation is told it. */
export function endingOf({ by }: Cut): 'closed' | 'reset' | 'timedOut' {
  if (by === 'fin') return 'closed';
  return by === 'rst' || by === 'icmp' ? 'reset' : 'timedOut';
}

const MOST_ENDINGS = 8;
