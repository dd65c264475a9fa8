import { effect } from '@preact/signals';
import { facets, shown, view, type View } from './desk.ts';

const names: Readonly<Record<View, string>> = { start: '#start', cases: '#diagnosis', events: '#events' };

/** Keeps the view in the address, so that Back leads to the view before; a view with nothing on it is not gone to. */
export function followRoutes(): void {
  effect(() => {
    const now = view.value;
    if (viewOf(location.hash) !== now) location.hash = names[now];
  });
  window.addEventListener('hashchange', () => {
    const next = viewOf(location.hash);
    if (next !== undefined && hasSomething(next)) view.value = next;
  });
}

/** Anchors of a sheet stand on the diagnosis; no address is the start. */
function viewOf(hash: string): View | undefined {
  if (hash === '') return 'start';
  if (/^#c\d/.test(hash)) return 'cases';
  return (['start', 'cases', 'events'] as const).find((name) => names[name] === hash);
}

function hasSomething(to: View): boolean {
  if (to === 'start') return true;
  return to === 'cases'
    ? shown.value !== undefined
    : facets.value !== undefined || (shown.value?.logs ?? 0) > 0;
}
