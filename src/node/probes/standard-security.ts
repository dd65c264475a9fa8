import type { Duplex } from 'node:stream';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Limits } from '../drive.ts';
import type { Ending } from './attempt.ts';

/** What standard RDP security would be here. */
export interface StandardAnswer {
  readonly ending: Ending;
  readonly says: string;
  readonly standard?: FactTypes['standardSecurity'];
}

export async function askStandardSecurity(_stream: Duplex, _limits: Limits): Promise<StandardAnswer> {
  return { ending: { by: 'us', after: 'connectionRequest', ms: 0, bytes: 0 }, says: 'standard RDP security' };
}
