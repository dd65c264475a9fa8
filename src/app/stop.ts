/** What ends something before its end; an AbortSignal is one. */
export interface Stop {
  readonly aborted: boolean;
  readonly addEventListener: (event: 'abort', heard: () => void) => void;
  readonly removeEventListener: (event: 'abort', heard: () => void) => void;
}
