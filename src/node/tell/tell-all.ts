import type { Store } from '../../app/store.ts';
import type { Channel } from '../../core/fleet/alerts/channel.ts';
import { afterAttempt } from '../../core/fleet/alerts/deliveries.ts';
import { tell } from './tell.ts';
import type { TellingWays } from './telling.ts';

/** Where deliveries are, whom they go to, and what time it is (ISO 8601). */
export interface Post {
  readonly store: Pick<Store, 'alerts' | 'deliveries'>;
  readonly channels: readonly Channel[];
  readonly now: () => string;
  /** Where an alert can be looked at. */
  readonly linkOf?: (alert: string) => string;
  readonly ways: TellingWays;
}

/** Sends every delivery that is due, a few at a time, and records what became of each; how many were tried. */
export async function tellAll({ store, channels, now, linkOf, ways }: Post): Promise<number> {
  const due = await store.deliveries.due(now(), AT_ONCE);
  await Promise.all(
    due.map(async (delivery) => {
      const alert = await store.alerts.get(delivery.alert);
      const channel = channels.find(({ name }) => name === delivery.channel);
      const link = linkOf?.(delivery.alert);
      const outcome =
        alert === undefined || channel === undefined
          ? {
              problem: channel === undefined ? `no channel "${delivery.channel}"` : 'the alert is gone',
              again: false,
            }
          : await tell(
              channel,
              { alert, event: delivery.event, id: delivery.id, ...(link === undefined ? {} : { link }) },
              ways,
            );
      await store.deliveries.put(afterAttempt(delivery, outcome, now()));
    }),
  );
  return due.length;
}

const AT_ONCE = 20;
