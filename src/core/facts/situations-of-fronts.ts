import { healthy } from './healthy.ts';
import type { Situation } from './situations.ts';
import { silentIn } from './situations-of-clouds.ts';
import type { FactTypes } from './vocabulary.ts';

type Front = FactTypes['cloudFronts']['fronts'][number];

/** A load balancer that leads the port to the machine. */
export const leadingFront: Front = {
  address: '192.0.2.11',
  kind: 'loadBalancer',
  name: 'front-lb',
  leads: 'machine',
  others: [],
  unread: [],
};

/** Nothing answers on the port, and this has the address in the cloud. */
export function silentAtFront(
  front: Partial<Front>,
  provider: 'azure' | 'aws' = 'azure',
  told: Partial<FactTypes> = {},
): Situation {
  const fronts = [{ ...leadingFront, ...front }];
  return silentIn({
    cloudMachine: healthy.cloudMachine,
    cloudFronts: { ...healthy.cloudFronts, provider, fronts },
    ...told,
  });
}
