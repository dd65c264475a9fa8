import { z } from 'zod';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { defineAction, never, sameOnly } from '../action.ts';
import { plainText } from '../parameters.ts';
import { effects } from '../takes-effect.ts';

/** A connected network becomes private, so that rules for private networks apply. */
export const setNetworkProfile = defineAction({
  kind: 'setNetworkProfile',
  schema: z.strictObject({ interface: plainText(256), category: z.enum(['private']) }),
  sentence: (p) => `sets the network profile of ${p.interface} to ${p.category}`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: () => effects.now,
  slot: (p) => `setNetworkProfile ${p.interface}`,
  merge: sameOnly,
  changes: (p, known) => [[`network ${p.interface}`, categoryOf(p.interface, known), p.category]],
  policy: never,
  objection: never,
  fits: (p, known) =>
    categoryOf(p.interface, known) === 'domain'
      ? { is: 'leftOut', why: `${p.interface} is in the domain profile, which Windows sets itself` }
      : inCloud(known)
        ? { is: 'byHand', steps: ofCloud }
        : undefined,
  risk: never,
});

function inCloud({ reportedContext }: Partial<FactTypes>): boolean {
  return reportedContext?.place !== undefined && reportedContext.place !== 'local';
}

/** In a cloud the network is shared: Private would let it in where Public does not. */
const ofCloud: readonly string[] = [
  'This machine is in a cloud: leave its network Public, and let the port in for Public only from the addresses you connect from (the rule of Windows Firewall and the rule of the cloud), or connect by a VPN or the bastion of the cloud.',
];

function categoryOf(wanted: string, { networkProfile }: Partial<FactTypes>): string | undefined {
  return networkProfile?.find((each) => each.interface === wanted)?.category;
}
