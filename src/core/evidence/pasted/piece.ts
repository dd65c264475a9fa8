import type { NamedCode } from '../../codes/code-row.ts';
import type { Phase } from '../../facts/phases.ts';
import type { FactName, FactTypes } from '../../facts/vocabulary.ts';
import type { LoggedEvent } from '../events/logged-event.ts';

/** One fact that a text states outright. */
export type StatedFact = {
  [N in FactName]: { readonly name: N; readonly value: FactTypes[N] };
}[FactName];

/** What a client program, a server or a proxy logged about one connection. */
export interface Attempt {
  /** The program, as its users call it. */
  readonly program: string;
  /** Clients say what a server did to them; servers and proxies what a client did. */
  readonly side: 'client' | 'server' | 'proxy';
  /** What its first error says, in one sentence, and its id in core/codes/log-phrases.ts; absent where it logged none. */
  readonly error?: string;
  readonly phrase?: string;
  readonly state?: string;
  /** The step that this state has reached. */
  readonly reached?: Phase;
  /** The codes its first error names, the one that says most first. */
  readonly codes: readonly NamedCode[];
  readonly next?: string;
}

/** One thing a text tells. */
export type Piece =
  | {
      readonly kind: 'event';
      readonly event: LoggedEvent;
      /** The sentence of the event as it was printed; empty where only data are there. */
      readonly message: string;
      /** Whether the text says when it was; else the time is empty. */
      readonly timed: boolean;
    }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | {
      readonly kind: 'output';
      /** The tool that printed it. */
      readonly tool: string;
      /** What it tells about Remote Desktop, in one or two sentences. */
      readonly says: string;
      readonly next?: string;
      readonly codes: readonly NamedCode[];
      readonly facts: readonly StatedFact[];
    }
  | {
      readonly kind: 'code';
      readonly code: number;
      readonly extended?: number;
      /** The program that puts its code in front, where the form shows it. */
      readonly program?: string;
    }
  | { readonly kind: 'settings'; readonly form: 'rdp' | 'registry'; readonly lines: readonly string[] }
  | { readonly kind: 'account'; readonly says: string }
  | { readonly kind: 'unreadable'; readonly what: string; readonly how: string };

/** What one form took out of a text, and the text without it. */
export interface Taken {
  readonly pieces: readonly Piece[];
  readonly rest: string;
}

/** One form in which people have things: it takes what is its own and leaves the rest. */
export interface Form {
  readonly name: string;
  /** What every text in this form has somewhere: without it the text is not taken apart in search of it. */
  readonly mark?: RegExp;
  readonly take: (text: string) => Taken;
}

/** Nothing taken. */
export function nothing(text: string): Taken {
  return { pieces: [], rest: text };
}
