import type { FactTypes } from '../../facts/vocabulary.ts';
import { byHand, type Remedy } from '../remedy.ts';

/** Asks for a port that a just-in-time policy keeps closed, instead of opening it past that policy. */
export function askForAccess({ policy, port }: FactTypes['cloudAccess']['onRequest'][number]): Remedy {
  return byHand(
    'Ask for just-in-time access',
    'cloud',
    `In the Azure portal: the machine, Connect, Request access for TCP ${port}, with "My IP" as the source. The policy ${policy} opens it to you for a time and closes it again by itself.`,
    'It needs the right Microsoft.Security/locations/jitNetworkAccessPolicies/initiate/action. Do not write a rule of your own past the policy.',
  );
}
