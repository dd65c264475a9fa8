import type { Clock } from '../clock.ts';
import type { Store } from '../store.ts';
import type { Asker } from './fleet-plan-ports.ts';

/** Writes down who did what, from where; never a secret. */
export async function writeAudit(
  {
    store,
    clock,
    newId,
  }: {
    readonly store: Pick<Store, 'people'>;
    readonly clock: Pick<Clock, 'now'>;
    readonly newId: () => string;
  },
  { who, from }: Asker,
  did: string,
  to: string,
  ended: 'done' | 'refused' = 'done',
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await store.people.addAudit({ id: newId(), at, who, from, did, to: to.slice(0, 300), ended });
}
