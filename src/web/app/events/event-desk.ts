import { batch, signal } from '@preact/signals';
import type { EventRow, Histogram } from '../../work/events/event-page.ts';
import type { EventQuery } from '../../work/events/event-query.ts';
import type { ExportForm } from '../../work/events/export-events.ts';
import type { Progress } from '../../work/messages.ts';
import { facets, reading } from '../desk.ts';
import { saveAs } from '../hand-out.ts';
import { Cancelled } from '../worker-calls.ts';

/** What is asked for, what fits, and the rows that were fetched; rows come a screen at a time. */
export const query = signal<EventQuery>({});
export const fitting = signal(0);
export const histogram = signal<Histogram | undefined>(undefined);
export const rows = signal<ReadonlyMap<number, EventRow>>(new Map());
export const open = signal<EventRow | undefined>(undefined);
/** What takes long just now, in words; empty where nothing does. */
export const working = signal('');
export const indexing = signal<Progress | undefined>(undefined);
export const problem = signal('');

let asked = 0;
let fetching: Promise<void> | undefined;
let wanted: readonly [number, number] | undefined;

/** Looks at every record once; what can be filtered is known afterwards. */
export async function lookAtLogs(): Promise<void> {
  if (facets.value !== undefined || working.value !== '') return;
  working.value = 'Looking at every record …';
  problem.value = '';
  await guarded(async () => {
    const told = await reading.ask('index', 'every record', (progress) => {
      indexing.value = progress;
    });
    facets.value = told;
    await choose({});
  });
  indexing.value = undefined;
}

/** Asks for other records; of several questions in a row only the last counts. */
export async function choose(next: EventQuery): Promise<void> {
  asked += 1;
  const mine = asked;
  query.value = next;
  working.value = next.text === undefined ? 'Filtering …' : 'Reading the records for these words …';
  await guarded(async () => {
    const told = await reading.ask('choose', { query: next });
    if (mine !== asked) return;
    batch(() => {
      fitting.value = told.count;
      histogram.value = told.histogram;
      rows.value = new Map();
      open.value = undefined;
    });
  });
}

/** Fetches rows that are about to be seen; while some are on the way, only the latest wish is kept. */
export function wantRows(from: number, until: number): void {
  wanted = [from, until];
  fetching ??= fetchWanted().finally(() => {
    fetching = undefined;
  });
}

/** Hands out what is filtered. */
export async function exportAs(form: ExportForm): Promise<void> {
  working.value = 'Writing the file …';
  await guarded(async () => saveAs(`events.${form}`, await reading.ask('export', { form })));
}

async function fetchWanted(): Promise<void> {
  while (wanted !== undefined) {
    const [from, until] = wanted;
    wanted = undefined;
    const missing = from + [...Array(until - from).keys()].findIndex((i) => !rows.value.has(from + i));
    if (missing < from || missing >= fitting.value) continue;
    const mine = asked;
    await guarded(async () => {
      const fetched = await reading.ask('rows', {
        from: missing,
        count: Math.min(MOST_AT_ONCE, until - missing),
      });
      if (mine !== asked) return;
      const kept = rows.value.size > MOST_KEPT ? [] : rows.value;
      rows.value = new Map([...kept, ...fetched.map((row, i) => [missing + i, row] as const)]);
    });
  }
}

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Cancelled)) problem.value = error instanceof Error ? error.message : String(error);
  }
  working.value = '';
}

const MOST_AT_ONCE = 120;
const MOST_KEPT = 3_000;
