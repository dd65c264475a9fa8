import type { Context } from 'hono';
import type { ServerEnv, Surroundings } from './surroundings.ts';

/** Writes down who did what; never a secret. */
export function recordOf({ store, clock, newId }: Surroundings, context: Context<ServerEnv>) {
  return async (did: string, to?: string, ended: 'done' | 'refused' = 'done'): Promise<void> => {
    await store.people.addAudit({
      id: newId(),
      at: new Date(clock.now()).toISOString(),
      who: context.get('who').name,
      from: context.get('from'),
      did,
      ...(to === undefined ? {} : { to: to.slice(0, 300) }),
      ended,
    });
  };
}
