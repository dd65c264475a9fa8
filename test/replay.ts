import type { Arrival, Conversation } from '../src/core/protocol/conversation.ts';

/** What a scripted conversation came to: its result, and each batch of bytes it sent. */
export interface Replay<Result> {
  readonly result: Result;
  readonly sent: readonly Uint8Array[];
}

/** Holds a conversation against a script: one arrival per turn, `timedOut` for ever after the last. */
export function replay<Result>(
  conversation: Conversation<Result>,
  ...arrivals: readonly (Uint8Array | Arrival)[]
): Replay<Result> {
  const sent: Uint8Array[] = [];
  let step = conversation.next();
  for (let turn = 0; !step.done; turn += 1) {
    if (turn > arrivals.length + MAX_TURNS) throw new Error(`still talking after ${turn} turns`);
    sent.push(step.value);
    const arrival = arrivals[turn] ?? { ended: 'timedOut' };
    step = conversation.next(arrival instanceof Uint8Array ? { bytes: arrival } : arrival);
  }
  return { result: step.value, sent };
}

/** Holds two conversations against each other in turns; the client goes when it is done. */
export function converse<A, B>(
  client: Conversation<A>,
  server: Conversation<B>,
): { readonly client: A; readonly server: B | undefined } {
  let serverStep = server.next();
  let clientStep = client.next();
  let turns = 0;
  let toClient: Uint8Array = serverStep.done ? new Uint8Array(0) : serverStep.value;
  while (!clientStep.done) {
    turns += 1;
    if (turns > MAX_TURNS) throw new Error(`still talking after ${turns} turns`);
    const toServer = clientStep.value;
    if (toServer.length > 0 && !serverStep.done) {
      serverStep = server.next({ bytes: toServer });
      if (!serverStep.done) toClient = concat(toClient, serverStep.value);
    }
    const arrival: Arrival = toClient.length > 0 ? { bytes: toClient } : { ended: 'closed' };
    toClient = new Uint8Array(0);
    clientStep = client.next(arrival);
  }
  while (!serverStep.done && (turns += 1) < MAX_TURNS) serverStep = server.next({ ended: 'closed' });
  return { client: clientStep.value, server: serverStep.done ? serverStep.value : undefined };
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

const MAX_TURNS = 100;
