import { findingsOf, type Diagnosis } from '../../core/diagnosis/diagnosis.ts';
import type { Phase } from '../../core/facts/phases.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import { evidenceLine } from '../../core/report/words/fact-labels.ts';
import { rowOfCited, type ReportRow } from '../../core/report/report-rows.ts';
import { stationNames } from './station-names.ts';

/** One station on the way from the person to the session, with all that was measured there. */
export interface Station {
  readonly phase: Phase;
  readonly name: string;
  readonly state: 'passed' | 'flawed' | 'died' | 'notReached' | 'notTried';
  readonly says: string;
  readonly ms?: number;
  readonly bytes?: number;
  readonly more: readonly string[];
}

/** The way of one connection, and who ended it where it does not arrive. */
export interface Journey {
  readonly from: string;
  readonly to: string;
  readonly stations: readonly Station[];
  readonly ending?: Ending;
}

/** Who ended it, how, when, after how many bytes, and how often it was the same. */
export interface Ending {
  readonly who: string;
  readonly how: string;
  readonly ms: number;
  readonly bytes: number;
  readonly often?: string;
}

/** The picture of a connection; undefined where none was seen. */
export function journeyOf(
  rows: readonly ReportRow[],
  diagnosis: Diagnosis,
  death: FactTypes['phaseOfDeath'] | undefined,
  from: string,
): Journey | undefined {
  if (!rows.some(({ state }) => state === 'passed' || state === 'died')) return undefined;
  const proofs = findingsOf(diagnosis).flatMap(({ evidence }) => evidence);
  const stations = rows.map((row): Station => {
    const { phase, state, says, ms, bytes, flaw, more = [] } = row;
    const cited = proofs.filter(({ fact }) => rowOfCited(fact) === phase).map(evidenceLine);
    return {
      phase,
      name: stationNames[phase],
      state: state === 'passed' && flaw === true ? 'flawed' : state,
      says,
      ...(ms === undefined ? {} : { ms }),
      ...(bytes === undefined ? {} : { bytes }),
      more: [...new Set([...more, ...cited])],
    };
  });
  const ending = death === undefined ? undefined : endingOf(death);
  return {
    from,
    to: diagnosis.target.replace(/:\d{1,5}$/, ''),
    stations,
    ...(ending === undefined ? {} : { ending }),
  };
}

function endingOf({ phase, ending, sameEnding, attempts }: FactTypes['phaseOfDeath']): Ending | undefined {
  if (phase === 'none' || ending === undefined) return undefined;
  return {
    who: who[ending.side ?? 'far'],
    how: `${ending.trickled === undefined ? how[ending.by] : 'answered too slowly for anybody to wait'}${ending.alert === undefined ? '' : ` ${ending.alert}`}`,
    ms: Math.round(ending.ms),
    bytes: ending.bytes,
    ...(attempts > 1 ? { often: `${sameEnding} of ${attempts} connections ended this way` } : {}),
  };
}

const who = {
  far: 'the far end',
  server: 'the server',
  client: 'the client',
  path: 'something in between',
} as const;

const how: Readonly<Record<NonNullable<FactTypes['phaseOfDeath']['ending']>['by'], string>> = {
  fin: 'closed it in an orderly way (FIN)',
  rst: 'reset it (RST)',
  silence: 'did not answer',
  alert: 'sent TLS alert',
  refusal: 'refused it',
  nonsense: 'gave an answer that does not fit',
  icmp: 'turned it away (ICMP)',
  us: 'was still at it when this check ended',
};
