import UPlot from 'uplot';

interface Drawn {
  readonly unit: string;
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  readonly least?: number;
}

/** Draws a series into a box, in the colours that the box has, and follows its width. */
export function drawChart(
  box: HTMLElement,
  { unit, times, values, least = 1 }: Drawn,
): { readonly end: () => void } {
  const { color, borderTopColor: line, outlineColor: quiet } = getComputedStyle(box);
  const font = `12px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const chart = new UPlot(
    {
      width: box.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), 'UTC'),
      legend: { show: false },
      cursor: { points: { size: 7 }, y: false, drag: { x: false, y: false } },
      padding: [8, 24, 0, 0],
      scales: { y: { range: (_, __, most) => [0, Math.max(least, most * 1.1)] } },
      axes: [
        { ...axis, size: 30, values: (_, moments) => momentWords(moments) },
        { ...axis, size: 58, values: (_, ticks) => ticks.map((tick) => `${tick} ${unit}`) },
      ],
      series: [
        {},
        {
          stroke: color,
          width: 1.6,
          fill: faint(color),
          points: { show: values.length < FEW },
          spanGaps: false,
        },
      ],
    },
    [[...times], [...values]],
    box,
  );
  const watcher = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: HEIGHT }));
  watcher.observe(box);
  return {
    end: () => {
      watcher.disconnect();
      chart.destroy();
    },
  };
}

/** Hours where it is about hours, days where it is about days. */
function momentWords(moments: readonly number[]): string[] {
  const isWithinDay = (moments[1] ?? 0) - (moments[0] ?? 0) < 86_400;
  return moments.map((seconds) => {
    const time = new Date(seconds * 1_000).toISOString();
    const day = `${Number(time.slice(8, 10))} ${months[Number(time.slice(5, 7)) - 1]}`;
    return isWithinDay && time.slice(11, 16) !== '00:00' ? time.slice(11, 16) : day;
  });
}

function faint(color: string): string {
  return color.replace(/^rgb\(([^)]*)\)$/, 'rgba($1, 0.12)');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HEIGHT = 150;
const FEW = 60;
