import type { Conversation } from '../../core/protocol/conversation.ts';
import type { Timed } from '../../core/facts/standstill.ts';
import { outcomeOf } from '../wire/connect.ts';
import type { Cut } from './cut.ts';

/** What became of one connection: it did not open, or what the conversation over it came to. */
export type Visited<R> = Timed &
  (
    | {
        readonly opened: false;
        readonly outcome: ReturnType<typeof outcomeOf>['outcome'];
        readonly code?: string;
      }
    | { readonly opened: true; readonly result: R; readonly cut?: Cut }
  );

/** A connection that is wanted: where to, what to say, and whom to tell. */
export interface Errand<R> {
  readonly address: string;
  readonly port: number;
  readonly say: () => Conversation<R>;
  readonly told: (visited: Visited<R>) => void;
}
