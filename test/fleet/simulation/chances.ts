import { hashOf, type Random } from '../../worlds/random.ts';
import type { Stretch } from './sim-host.ts';

/** About so many stretches at random times, each as long as it turns out. */
export function stretches(
  random: Random,
  span: Stretch,
  count: number,
  length: () => number,
): readonly Stretch[] {
  const whole = Math.floor(count) + (random.chance(count - Math.floor(count)) ? 1 : 0);
  return Array.from({ length: whole }, () => {
    const from = random.between(span.from, span.until);
    return { from, until: from + length() };
  }).toSorted((a, b) => a.from - b.from);
}

/** A standard normal value (Box and Muller). */
export function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** A thumbprint that follows from what the certificate is for. */
export function thumbprint(...parts: readonly (string | number)[]): string {
  const text = parts.join('/');
  return Array.from({ length: 8 }, (_, i) => hashOf(`${i}/${text}`).toString(16).padStart(8, '0')).join('');
}
