import { tlsVersions } from '../facts/tls-versions.ts';
import type { Snapshot } from './snapshot.ts';

/** What of a connection can be stronger or weaker. */
export const strengths = ['nla', 'protocol', 'tls'] as const;
export type Strength = (typeof strengths)[number];

/** How strong a value is; the greater is the stronger, equal ones are not told apart. */
export function strengthOf(name: Strength, snapshot: Pick<Snapshot, Strength>): number | undefined {
  switch (name) {
    case 'nla':
      return snapshot.nla && nlaStrength[snapshot.nla];
    case 'protocol':
      return snapshot.protocol && protocolStrength[snapshot.protocol];
    case 'tls':
      return snapshot.tls && tlsVersions.indexOf(snapshot.tls);
  }
}

const nlaStrength: Readonly<Record<NonNullable<Snapshot['nla']>, number>> = {
  required: 2,
  offered: 1,
  notRequired: 1,
  notOffered: 0,
};

const protocolStrength: Readonly<Record<NonNullable<Snapshot['protocol']>, number>> = {
  none: 0,
  rdp: 0,
  ssl: 1,
  hybrid: 2,
  hybridEx: 2,
  rdstls: 2,
  rdsaad: 2,
};
