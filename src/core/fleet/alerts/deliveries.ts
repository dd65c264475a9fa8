import { isoOf, millisOf } from '../../facts/time.ts';
import type { Alert, Delivery } from '../alert.ts';
import { isAtLeast } from './alert-rules.ts';
import type { Channel } from './channel.ts';
import type { AlertStep } from './next-alerts.ts';

/** Attempts before a delivery is put aside; with the waits between them that is about a day. */
export const MOST_ATTEMPTS = 14;

/** The deliveries that follow from a step: one for each channel that wants it. */
export function deliveriesOf(
  { alert, tell }: AlertStep,
  channels: readonly Channel[],
  groupsOf: (host: string) => readonly string[],
  now: string,
  newId: () => string,
): readonly Delivery[] {
  if (tell === undefined) return [];
  return channels
    .filter((channel) => wants(channel, alert, groupsOf))
    .map(({ name }) => ({
      id: newId(),
      alert: alert.id,
      channel: name,
      event: tell,
      state: 'due',
      attempts: 0,
      nextAt: now,
    }));
}

function wants(
  { least, groups }: Channel,
  { severity, hosts }: Alert,
  groupsOf: (host: string) => readonly string[],
) {
  if (!isAtLeast(severity, least)) return false;
  return groups === undefined || hosts.some((host) => groupsOf(host).some((each) => groups.includes(each)));
}

/** What becomes of a delivery after an attempt: sent, due again after a while, or put aside. */
export function afterAttempt(
  delivery: Delivery,
  outcome: { readonly problem: string; readonly again: boolean } | undefined,
  now: string,
): Delivery {
  const { nextAt: _due, problem: _before, ...rest } = delivery;
  const attempts = delivery.attempts + 1;
  if (outcome === undefined) return { ...rest, attempts, state: 'sent', sentAt: now };
  const { problem, again } = outcome;
  if (!again || attempts >= MOST_ATTEMPTS) return { ...rest, attempts, state: 'dead', problem };
  return { ...rest, attempts, state: 'failed', problem, nextAt: later(now, waitSeconds(attempts)) };
}

/** Half a minute after the first failure, doubled each time, at most six hours. */
function waitSeconds(attempts: number): number {
  return Math.min(30 * 2 ** (attempts - 1), 6 * 3_600);
}

function later(now: string, seconds: number): string {
  return isoOf(millisOf(now) + seconds * 1_000);
}
