/** Where somebody wanted to go before they had to sign in; only ever a place of this page. */
export function wantedPlace(query: string): string {
  const to = new URLSearchParams(query).get('to') ?? '';
  return to.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/fleet';
}
