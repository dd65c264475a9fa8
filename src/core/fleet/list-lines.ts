/** What stands in a list with one host per line, with its line numbers; # begins a comment. */
export function listLines(text: string): readonly { readonly line: number; readonly says: string }[] {
  return text.split('\n').flatMap((whole, index) => {
    const comment = whole.indexOf('#');
    const says = (comment === -1 ? whole : whole.slice(0, comment)).trim();
    return says === '' ? [] : [{ line: index + 1, says }];
  });
}
