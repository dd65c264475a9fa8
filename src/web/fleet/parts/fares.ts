import type { FleetRow } from '../../../app/api/fleet-table.ts';
import type { IconName } from '../../view/icons.tsx';

/** How a host fares, as five words; hosts that nobody looked at yet are among those not known. */
export type Fares = NonNullable<FleetRow['outcome']>;

/** From the worst to the best. */
export const faring: readonly Fares[] = ['fails', 'worksForSome', 'disturbed', 'unknown', 'works'];

/** Each way to fare by word, shape and class of colour: no one of them has to say it alone. */
export const fares: Readonly<
  Record<Fares, { readonly says: string; readonly icon: IconName; readonly look: string }>
> = {
  fails: { says: 'Fails', icon: 'died', look: 'bad' },
  worksForSome: { says: 'For some', icon: 'half', look: 'warn' },
  disturbed: { says: 'Disturbed', icon: 'flawed', look: 'warn' },
  unknown: { says: 'Not known', icon: 'unknown', look: 'none' },
  works: { says: 'Works', icon: 'passed', look: 'good' },
};

export function faresOf({ outcome = 'unknown' }: { readonly outcome?: Fares | undefined }): Fares {
  return outcome;
}
