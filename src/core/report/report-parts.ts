import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { findingsOf } from '../diagnosis/diagnosis.ts';
import type { latest } from '../facts/case-file.ts';
import { phases as journey, type Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { changeWords } from '../judging/change-words.ts';
import { evidenceLine } from './words/fact-labels.ts';

type Newest = ReturnType<typeof latest>;
type Evidence = Parameters<typeof evidenceLine>[0];

/** The proofs, the telling ones first, and how often the ending was seen. */
export function whyOf({ lead, symptoms, told }: Diagnosis, known: Newest): readonly string[] {
  const death = known.phaseOfDeath?.value;
  const dies = death !== undefined && death.phase !== 'none';
  const repeated =
    dies && death.attempts > 1
      ? [
          death.sameEnding > 1
            ? `${death.sameEnding} of ${death.attempts} connections ended the same way`
            : `${death.attempts} connections, and each ended in another way`,
        ]
      : [];
  const proof = lead?.evidence ?? [];
  const beside = symptoms.flatMap((finding) => finding.evidence);
  const evidence = [...proof, ...beside.filter((each) => !proof.some((known) => isSameCode(known, each)))];
  // What stands elsewhere in the report, too, is not said twice beside another proof.
  const others = evidence.filter(({ fact }) => !['phaseOfDeath', 'clockHere', 'clientError'].includes(fact));
  const kept = others.length > 0 || told !== undefined ? others : evidence;
  const proofs = kept.map(evidenceLine);
  return [...new Set([...proofs, ...repeated])];
}

/** One fact told twice by the status it holds: once as what it proves, once as what was seen. */
function isSameCode(known: Evidence, each: Evidence): boolean {
  const code = /\b0x[0-9a-f]{8}\b/i.exec(each.says)?.[0];
  return code !== undefined && known.fact === each.fact && known.says.includes(code);
}

/** What was excluded as sentences, nearest to where it dies first: those spare the most hours. */
export function ruledOutOf({ ruledOut, phase }: Diagnosis, phases: FactTypes['phases']): readonly string[] {
  const dead = phases.find(({ state }) => state === 'died')?.phase;
  const centre = journey.indexOf(phase ?? dead ?? 'encryption');
  const distance = (other: Phase) => Math.abs(journey.indexOf(other) - centre);
  return ruledOut.toSorted((a, b) => distance(a.phase) - distance(b.phase)).map(({ title }) => title);
}

/** What the person saw, answered: never left out where somebody saw something. */
export function toldLine({ told }: Diagnosis): string | undefined {
  if (told === undefined) return undefined;
  return told.says.includes(told.saw) ? told.says : `${told.saw}: ${told.says}`;
}

/** What began with the failures, one line for each kind of event. */
export function beganLines({ began }: Diagnosis): readonly string[] {
  return began.map(changeWords);
}

/** What was read and does not count, in one line each. */
export function setAsideLines({ contradicted }: Diagnosis): readonly string[] {
  return contradicted.map(
    ({ title, evidence }) =>
      `${title}: ${evidence.length === 0 ? 'said' : evidenceLine(evidence[0]!)}, which what was measured contradicts`,
  );
}

/** The sources behind what was found, each once. */
export function referencesOf(diagnosis: Diagnosis): readonly string[] {
  return [...new Set(findingsOf(diagnosis).flatMap(({ references }) => references))];
}
