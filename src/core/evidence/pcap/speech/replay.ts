import type { Conversation, Ending } from '../../../protocol/conversation.ts';

/** Holds a conversation over what a server said in a capture; what the conversation would send goes nowhere. */
export function replay<Result>(conversation: Conversation<Result>, heard: Uint8Array, ended: Ending): Result {
  let step = conversation.next();
  if (!step.done && heard.length > 0) step = conversation.next({ bytes: heard });
  for (let endings = 0; !step.done; endings += 1) {
    if (endings > MAX_ENDINGS) throw new RangeError('the conversation goes on after its end');
    step = conversation.next({ ended });
  }
  return step.value;
}

const MAX_ENDINGS = 8;
