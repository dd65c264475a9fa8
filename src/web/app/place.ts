import { signal } from '@preact/signals';
import { focusView } from './keep-focus.ts';
import { hasServer } from './live-check.ts';

/** Where in the page somebody is: path and query of the address. A page that is a file has one place only. */
export const place = signal(hasServer() ? location.pathname : '/');
export const placeQuery = signal(hasServer() ? location.search : '');

/** Goes there without loading anything anew; `instead` leaves no step to go back to. */
export function go(to: string, { instead = false }: { readonly instead?: boolean } = {}): void {
  if (!hasServer()) return;
  const address = new URL(to, location.origin);
  if (address.origin !== location.origin) return;
  const before = place.value;
  history[instead ? 'replaceState' : 'pushState'](null, '', address);
  read();
  if (before === place.value) return;
  window.scrollTo({ top: 0 });
  // Whoever listens instead of looking begins at the new view.
  focusView();
}

/** Whether a part of its own shows this place: everything but the start. */
export function isFleetPlace(): boolean {
  return place.value !== '/' && place.value !== '/index.html';
}

function read(): void {
  place.value = location.pathname;
  placeQuery.value = location.search;
}

if (hasServer()) window.addEventListener('popstate', read);
