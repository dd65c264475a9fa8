import type { Alert, Delivery } from '../../core/fleet/alert.ts';
import { variableIn } from '../../core/fleet/variable.ts';
import type { Channel } from '../../core/fleet/alerts/channel.ts';

/** What is to be told. */
export interface Message {
  readonly alert: Alert;
  readonly event: Delivery['event'];
  /** A delivery that is sent twice bears the same id twice. */
  readonly id: string;
  /** Where the alert can be looked at, where there is such a place. */
  readonly link?: string;
}

/** Why it was not told, and whether another attempt may help. */
export interface NotTold {
  readonly problem: string;
  readonly again: boolean;
}

/** What a channel needs from its surroundings. */
export interface TellingWays {
  /** Reads a secret by its name, as in ${NAME}; undefined where it is not set. */
  readonly secret: (name: string) => string | undefined;
  readonly signal: AbortSignal;
}

/** Tells by one kind of channel. */
export type Teller<K extends Channel['kind']> = (
  channel: Extract<Channel, { kind: K }>,
  message: Message,
  ways: TellingWays,
) => Promise<NotTold | undefined>;

/** The secret behind ${NAME}, or why nothing can be told without it. */
export function secretOf(reference: string, { secret }: TellingWays): string | NotTold {
  const name = variableIn(reference) ?? '';
  const value = secret(name);
  if (value !== undefined && value !== '') return value;
  return { problem: `the environment variable ${name} is not set`, again: true };
}
