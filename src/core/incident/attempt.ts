/** One attempt to connect, or several alike in one moment as far as the logs tell moments apart. */
export interface Attempt {
  /** ISO 8601, by the clock of the server where its logs tell it. */
  readonly at: string;
  readonly count: number;
  /** Whose logs tell it. */
  readonly side: 'client' | 'server';
  /** The server that logged it, where the logs are of several. */
  readonly computer?: string;
  /** Lower case, without domain. */
  readonly user?: string;
  /** Of the client, as the server sees it. */
  readonly address?: string;
  /** Where the client went, as its own log names it: lower case, the first label of a name. */
  readonly host?: string;
  /** How far it came: `opened` is all that a client's log alone can say. */
  readonly far: 'opened' | 'reached' | 'refused' | 'authenticated' | 'denied' | 'briefSession' | 'session';
  readonly ending?: Ending;
  /** A refused network logon that no connection to Remote Desktop came with: it may be that of a share. */
  readonly untied?: true;
  /** Refused under a name as Entra ID gives it. */
  readonly entra?: true;
  readonly outcome: Outcome;
}

/** An attempt while it is judged; `at` in milliseconds since 1970. */
export interface Judged extends Omit<Attempt, 'at'> {
  readonly at: number;
}

/** A number that says why it ended: NTSTATUS of a refusal (hexadecimal) or the reason in the client's log (decimal). */
export interface Ending {
  readonly of: 'status' | 'clientReason';
  readonly code: string;
}

/**
 * What an attempt means. `typing`: refused, and the same person got in later. `stranger`: guesses at names, or a connection
 * and nothing more from where nobody ever got in while others did.
 */
export type Outcome = 'worked' | 'failed' | 'typing' | 'stranger';
