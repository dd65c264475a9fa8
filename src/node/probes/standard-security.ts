import type { Duplex } from 'node:stream';
import { says, saysEnding, saysProblem } from '../../core/facts/phase-says.ts';
import type { PhaseSays } from '../../core/facts/problems.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { standardSecurity } from '../../core/protocol/mcs/standard-security.ts';
import { drive } from '../wire/drive.ts';
import type { Limits } from '../wire/limits.ts';
import { endingOf, round, type Ending } from '../interview/attempt.ts';

/** What standard RDP security would be here, and how the exchange that shows it ended. */
export interface StandardAnswer {
  readonly ending: Ending;
  readonly says: PhaseSays;
  readonly standard?: FactTypes['standardSecurity'];
}

/** The basic settings exchange behind a negotiation that chose standard RDP security. */
export async function askStandardSecurity(stream: Duplex, limits: Limits): Promise<StandardAnswer> {
  const { result, trace } = await drive(standardSecurity(), stream, limits);
  const ours: Ending = { by: 'us', after: 'mcsConnect', ms: round(trace.ms), bytes: trace.bytesIn };
  switch (result.outcome) {
    case 'answered': {
      const { rdpVersion, encryptionMethods, encryptionLevel, serverRandomBytes, certificate } =
        result.security;
      const { rsaBits, offerReceived } = result.security;
      const standard = {
        rdpVersion,
        encryptionMethods: [...encryptionMethods],
        encryptionLevel,
        serverRandomBytes,
        certificate,
        ...(rsaBits === undefined ? {} : { rsaBits }),
        ...(offerReceived === undefined ? {} : { offerReceived: [...offerReceived] }),
      };
      const shown = says('standardSecurity', { level: encryptionLevel, methods: encryptionMethods });
      return { ending: ours, says: shown, standard };
    }
    case 'rejected':
    case 'disconnected':
      return ended({ ...ours, by: 'refusal' });
    case 'malformed':
      return { ending: endingOf('malformed', 'mcsConnect', trace), says: saysProblem(result.problem) };
    default:
      return ended(endingOf(result.outcome, 'mcsConnect', trace));
  }
}

function ended(ending: Ending): StandardAnswer {
  return { ending, says: saysEnding(ending) };
}
