import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FleetAnswer, FleetRow } from '../../app/api/fleet-table.ts';
import { isRefused, type Refused } from '../app/api.ts';
import { getFleet } from '../app/early-fleet.ts';
import { onChange } from './changes.ts';
import { noted, type NotedRow } from './fleet-rows.ts';

/** The whole fleet as the views share it: fetched once, and again when something changed. */
export const rows = signal<readonly NotedRow[] | undefined>(undefined);
export const leads = signal<Readonly<Record<string, string>>>({});
export const problem = signal<Refused | undefined>(undefined);
/** When the newest answer came, in milliseconds: what "ago" is counted from. */
export const now = signal(0);

let fetching: Promise<void> | undefined;
let isWantedAgain = false;
let lastAt = 0;

/** Keeps the fleet fresh for as long as a view shows it. */
export function useFleet(): void {
  useEffect(() => {
    void refreshFleet();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange((kind) => {
      if (kind === 'alerts') return;
      // A large fleet changes all the time: it is fetched every few seconds at most.
      waiting ??= setTimeout(
        () => {
          waiting = undefined;
          void refreshFleet();
        },
        lastAt + REST_MS - Date.now(),
      );
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, []);
}

/** Fetches the fleet; while that goes on, any number of wishes are one more. */
export function refreshFleet(): Promise<void> {
  if (fetching !== undefined) isWantedAgain = true;
  fetching ??= fetchAll().finally(() => {
    fetching = undefined;
  });
  return fetching;
}

async function fetchAll(): Promise<void> {
  do {
    isWantedAgain = false;
    const answer = await getFleet();
    if (isRefused(answer)) {
      problem.value = answer;
      return;
    }
    problem.value = undefined;
    take(answer);
    lastAt = Date.now();
  } while (isWantedAgain);
}

function take({ at, rows: told, leads: words }: FleetAnswer): void {
  now.value = Date.parse(at);
  leads.value = words;
  const kept = new Map(rows.value?.map((row) => [row.target, row]));
  rows.value = told.map((row) => {
    const before = kept.get(row.target);
    // What did not change stays the same object, and is not drawn again.
    return before !== undefined && isSame(before, row) ? before : noted(row, words);
  });
}

function isSame(before: NotedRow, row: FleetRow): boolean {
  return (
    before.at === row.at &&
    before.watched === row.watched &&
    before.lead === row.lead &&
    before.outcome === row.outcome &&
    before.groups.join() === row.groups.join() &&
    before.seenFrom.join() === row.seenFrom.join()
  );
}

const REST_MS = 5_000;
