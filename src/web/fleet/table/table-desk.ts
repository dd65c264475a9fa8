import { batch, effect, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { go, place, placeQuery } from '../../app/place.ts';
import { now, rows } from '../fleet-desk.ts';
import { chosen, readQuery, writeQuery, type FleetQuery } from '../fleet-query.ts';
import type { NotedRow } from '../fleet-rows.ts';

/** What is asked for, and the rows that answer it, in their order. */
export const query = signal<FleetQuery>(readQuery(''));
export const fitting = signal<readonly NotedRow[]>([]);
/** Whether rows changed so that another order would be right, while somebody is in the middle of this one. */
export const isOutOfOrder = signal(false);

let isInUse = false;
let writing: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is asked for and the address the same, and the rows in order, for as long as the view is open. */
export function useTable(): void {
  useEffect(() => {
    const stops = [
      effect(() => {
        if (place.value === '/fleet' && placeQuery.value.slice(1) !== writeQuery(query.peek()))
          query.value = readQuery(placeQuery.value);
      }),
      effect(() => {
        const asked = query.value;
        if (rows.value !== undefined) follow(asked);
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
}

/** Asks for something else; the address follows when the typing rests. */
export function choose(part: Partial<FleetQuery>): void {
  query.value = { ...query.value, ...part };
  clearTimeout(writing);
  writing = setTimeout(() => {
    if (place.value === '/fleet') go(addressOf(query.value), { instead: true });
  }, WRITE_MS);
}

export function addressOf(asked: FleetQuery): string {
  const written = writeQuery(asked);
  return written === '' ? '/fleet' : `/fleet?${written}`;
}

/** Whether somebody is in the middle of the table: then nothing moves under them; afterwards the next change puts it in order. */
export function use(isUsed: boolean): void {
  isInUse = isUsed;
}

/** Puts the rows in their order, whoever is looking. */
export function putInOrder(): void {
  batch(() => {
    fitting.value = chosen(rows.value ?? [], query.value, now.value);
    isOutOfOrder.value = false;
  });
}

let lastAsked: FleetQuery | undefined;

function follow(asked: FleetQuery): void {
  const isAskedAnew = lastAsked !== asked || fitting.peek().length === 0;
  lastAsked = asked;
  if (isAskedAnew || !isInUse) putInOrder();
  else stay();
}

/** The same rows in the same places, with what is new in them. */
function stay(): void {
  const fresh = new Map(rows.peek()?.map((row) => [row.target, row]));
  const right = chosen(rows.peek() ?? [], query.peek(), now.peek());
  const same = fitting.peek().flatMap(({ target }) => fresh.get(target) ?? []);
  batch(() => {
    fitting.value = same;
    isOutOfOrder.value =
      right.length !== same.length || right.some(({ target }, at) => target !== same[at]?.target);
  });
}

const WRITE_MS = 250;
