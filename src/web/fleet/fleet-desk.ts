import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FleetAnswer, FleetChange, FleetPage, FleetRow } from '../../app/api/fleet-table.ts';
import { get, isRefused, type Refused } from '../app/api.ts';
import { getFleet } from '../app/early-fleet.ts';
import { followFleet } from './changes.ts';
import { noted, type NotedRow } from './fleet-rows.ts';

/** The whole fleet as the views share it: fetched once; after that the server sends the rows that change. */
export const rows = signal<readonly NotedRow[] | undefined>(undefined);
export const leads = signal<Readonly<Record<string, string>>>({});
/** Rows to begin with, by name, while the whole of a large fleet is on its way. */
export const firstRows = signal<readonly NotedRow[] | undefined>(undefined);
export const problem = signal<Refused | undefined>(undefined);
/** When the newest answer came, in milliseconds: what "ago" is counted from. */
export const now = signal(0);

let fetching: Promise<void> | undefined;
/** Which state of the fleet the rows are; undefined before there are any. */
let revision: string | undefined;

/** Has the fleet there, and from then on fresh, once a view shows it. */
export function useFleet(): void {
  useEffect(() => {
    if (revision === undefined) void refreshFleet();
  }, []);
}

/** Fetches the fleet as a whole, and follows what changes from there. */
export function refreshFleet(): Promise<void> {
  fetching ??= fetchAll().finally(() => {
    fetching = undefined;
  });
  return fetching;
}

async function fetchAll(): Promise<void> {
  const answer = await (rows.value === undefined ? getFleet(showFirst) : get<FleetAnswer>('fleet'));
  if (isRefused(answer)) {
    problem.value = answer;
    return;
  }
  problem.value = undefined;
  take(answer);
  followFleet(answer.revision, change);
}

/** Only where the whole keeps people waiting: what is replaced at once would only flicker. */
function showFirst({ at, rows: told, leads: words }: FleetPage): void {
  setTimeout(() => {
    if (rows.value !== undefined || problem.value !== undefined) return;
    now.value = Date.parse(at);
    firstRows.value = told.map((row) => noted(row, words));
  }, FLICKER_MS);
}

function take({ at, rows: told, leads: words, revision: is }: FleetAnswer): void {
  now.value = Date.parse(at);
  leads.value = words;
  revision = is;
  firstRows.value = undefined;
  const kept = new Map(rows.value?.map((row) => [row.target, row]));
  rows.value = told.map((row) => {
    const before = kept.get(row.target);
    // What did not change stays the same object, and is not drawn again.
    return before !== undefined && isSame(before, row) ? before : noted(row, words);
  });
}

/** Takes over the rows that changed; where some were missed, all of them are fetched. */
function change(told: FleetChange | undefined): void {
  if (told === undefined || told.since !== revision) {
    void refreshFleet();
    return;
  }
  now.value = Date.parse(told.at);
  revision = told.revision;
  leads.value = { ...leads.value, ...told.leads };
  rows.value = withChange(rows.value ?? [], told, leads.value);
}

/** The rows with those that changed in their places, new ones at the end, and without those that went. */
function withChange(
  before: readonly NotedRow[],
  { rows: told, gone }: Pick<FleetChange, 'rows' | 'gone'>,
  words: Readonly<Record<string, string>>,
): readonly NotedRow[] {
  const changed = new Map(told.map((row) => [row.target, noted(row, words)]));
  const went = new Set(gone);
  const kept = before.flatMap((row) => {
    if (went.has(row.target)) return [];
    const next = changed.get(row.target);
    changed.delete(row.target);
    return [next ?? row];
  });
  return [...kept, ...changed.values()];
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

const FLICKER_MS = 250;
