import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../../app/theme.ts';
import { medianOf } from '../../../core/fleet/habits/robust.ts';

interface Series {
  readonly title: string;
  readonly unit: string;
  readonly look: 'accent' | 'bad';
  /** Seconds since 1970, ascending, and a value for each; null where none was measured. */
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  /** The scale reaches at least so far, so that nothing looks like much. */
  readonly least?: number;
}

/** One value over time. The drawing is for those who see; its figures stand in words beside it. */
export function TimeChart(series: Series): JSX.Element {
  const { title, unit, look, values } = series;
  const box = useRef<HTMLDivElement>(null);
  const isDark = useDarkness();
  useEffect(() => {
    const at = box.current;
    if (at === null) return;
    let drawn: { readonly end: () => void } | undefined;
    let isOver = false;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (!isOver) drawn = drawChart(at, series);
    });
    return () => {
      isOver = true;
      drawn?.end();
    };
  }, [series.times, series.values, isDark, theme.value]);
  const measured = values.filter((value) => value !== null);
  const most = measured.reduce((greatest, value) => Math.max(greatest, value), 0);
  const words = `median ${figure(medianOf(measured))} ${unit}, at most ${figure(most)} ${unit}`;
  return (
    <figure class={`time-chart ${look}`}>
      <figcaption>
        <strong>{title}</strong> <span class="quiet">{words}</span>
      </figcaption>
      <div class="plot" role="img" aria-label={`${title} over time: ${words}`} ref={box} />
    </figure>
  );
}

function figure(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}

function useDarkness(): boolean {
  const media = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = useSignal(media.matches);
  useEffect(() => {
    const change = () => {
      isDark.value = media.matches;
    };
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return isDark.value;
}
