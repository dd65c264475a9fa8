/** An answer's text, or why there is none. */
export type Exchange =
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'refused' | 'untrusted' | 'unreachable' | 'malformed'; readonly why: string };
