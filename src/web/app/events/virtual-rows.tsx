import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** What a table of millions of rows needs to know to draw the thirty that are seen. */
export interface VirtualTable {
  readonly count: number;
  readonly rowHeight: number;
  readonly label: string;
  readonly row: (at: number, isActive: boolean) => JSX.Element;
  readonly seen: (from: number, until: number) => void;
  readonly pick: (at: number) => void;
  readonly head: JSX.Element;
  /** Begins at the top again where this is another; the count unless stated. */
  readonly fresh?: unknown;
  /** Hears whether somebody is in the middle of it: scrolled, pointing or typing. */
  readonly onUse?: (isUsed: boolean) => void;
}

/** Draws only the rows in sight. A browser makes nothing as high as millions of rows: then the bar is a map, and small steps are exact. */
export function VirtualRows(table: VirtualTable): JSX.Element {
  const { count, rowHeight, label, row, seen, pick, head, fresh = count, onUse } = table;
  const box = useRef<HTMLDivElement>(null);
  const first = useSignal(0);
  const active = useSignal(0);
  const last = useRef(0);
  const inSight = Math.ceil((box.current?.clientHeight ?? 640) / rowHeight) + 1;
  const height = Math.min(MOST_PIXELS, count * rowHeight);
  const top = Math.max(0, Math.min(first.value, count - inSight + 2));
  const until = Math.min(count, Math.floor(top) + inSight + 1);
  useEffect(() => {
    first.value = 0;
    active.value = 0;
    box.current?.scrollTo({ top: 0 });
  }, [fresh]);
  useLayoutEffect(() => seen(Math.floor(top), until), [Math.floor(top), until, count]);
  const onScroll = (at: number, room: number) => {
    const step = at - last.current;
    last.current = at;
    const isMap = count * rowHeight > MOST_PIXELS;
    if (!isMap) first.value = at / rowHeight;
    else if (Math.abs(step) > room || at <= 0 || at >= height - room)
      first.value = (at / (height - room)) * (count - inSight + 2);
    else first.value = Math.max(0, first.value + step / rowHeight);
  };
  const move = (to: number) => {
    active.value = Math.max(0, Math.min(count - 1, to));
    const next = active.value < top + 1 ? active.value : Math.max(top, active.value - inSight + 3);
    first.value = next;
    last.current = count * rowHeight > MOST_PIXELS ? (next / count) * height : next * rowHeight;
    box.current?.scrollTo({ top: last.current });
  };
  return (
    <div
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={count === 0 ? undefined : `row-${active.value}`}
      tabIndex={0}
      ref={box}
      onPointerEnter={() => onUse?.(true)}
      onPointerLeave={() => onUse?.(first.value >= 1)}
      onFocus={() => onUse?.(true)}
      onBlur={() => onUse?.(first.value >= 1)}
      onScroll={(event) => onScroll(event.currentTarget.scrollTop, event.currentTarget.clientHeight)}
      onKeyDown={(event) => {
        const to = keys[event.key]?.(active.value, inSight - 2, count);
        if (event.key === 'Enter') pick(active.value);
        if (to !== undefined) move(to);
        if (to !== undefined || event.key === 'Enter') event.preventDefault();
      }}
    >
      {head}
      <div class="grid-all" role="rowgroup" style={{ height: `${height}px` }}>
        <div
          class="grid-seen"
          role="presentation"
          style={{ transform: `translateY(${last.current - (top - Math.floor(top)) * rowHeight}px)` }}
        >
          {Array.from({ length: Math.max(0, until - Math.floor(top)) }, (_, i) => {
            const at = Math.floor(top) + i;
            return row(at, at === active.value);
          })}
        </div>
      </div>
    </div>
  );
}

const keys: Readonly<Record<string, (at: number, page: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, page) => at + page,
  PageUp: (at, page) => at - page,
  Home: () => 0,
  End: (_, __, count) => count - 1,
};

/** No browser makes an element much higher. */
const MOST_PIXELS = 8_000_000;
