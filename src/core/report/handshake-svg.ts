import { harmless } from '../bytes/harmless.ts';
import type { Picture } from './handshake-picture.ts';
import { escapeMarkup } from './markup.ts';

/** The picture of the handshake as inline SVG: two lines of life, one arrow for each step, and who stopped. */
export function pictureSvg({ to, steps, ending }: Picture): string {
  const height = TOP + steps.length * STEP + 24;
  const rows = steps.map((step, i) => stepSvg(step, TOP + i * STEP + 18, ending));
  return [
    `<svg class="handshake" fill="none" stroke="currentColor" font-size="13" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${text(describe({ to, steps, ...(ending === undefined ? {} : { ending }) }))}">`,
    `<text ${INK} x="${LEFT}" y="18" text-anchor="middle">you</text>`,
    `<text ${INK} x="${WIDTH - 4}" y="18" text-anchor="end">${text(to.length > 40 ? `${to.slice(0, 39)}…` : to)}</text>`,
    `<path class="life" d="M${LEFT} 26V${height - 6}M${RIGHT} 26V${height - 6}"/>`,
    ...rows,
    '</svg>',
  ].join('');
}

function stepSvg(
  { name, state, ms }: Picture['steps'][number],
  y: number,
  ending: string | undefined,
): string {
  const time = ms === undefined || state === 'died' ? '' : `, ${Math.round(ms)} ms`;
  const end = state === 'died' ? (LEFT + RIGHT) / 2 : RIGHT;
  const tip =
    state === 'died'
      ? `<path d="M${end - 7} ${y - 7}l14 14m0-14l-14 14"/>`
      : `<path d="M${end - 10} ${y - 5}L${end} ${y}l-10 5"/>`;
  const said = state === 'died' && ending !== undefined ? `: ${ending}` : state === 'flawed' ? ' (!)' : time;
  return (
    `<g class="${state}"><path d="M${LEFT} ${y}H${end}"/>${state === 'notReached' ? '' : tip}` +
    `<text ${INK} x="${LEFT + 12}" y="${y - 6}">${text(name)}${text(state === 'notReached' ? ': not reached' : said)}</text></g>`
  );
}

function describe({ to, steps, ending }: Picture): string {
  const passed = steps
    .filter(({ state }) => state === 'passed' || state === 'flawed')
    .map(({ name }) => name);
  const arrives = ending === undefined ? `arrives at ${to}` : ending;
  return `${passed.join(', ') || 'nothing'} passed; ${arrives}`;
}

function text(said: string): string {
  return escapeMarkup(harmless(said));
}

const WIDTH = 720;
const LEFT = 60;
const RIGHT = 660;
const TOP = 34;
const STEP = 34;
/** Text is filled, lines are drawn; a style sheet may say it otherwise. */
const INK = 'fill="currentColor" stroke="none"';
