import type { Cause } from '../causes/cause.ts';
import { updateRegressions } from '../codes/update-regressions.ts';
import { fact, latest, type CaseFile } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';

type Context = FactTypes['reportedContext'];

/** Something only a person can know, the answers it may have, and the flag of `check` that takes them. */
export interface Question {
  readonly asks: string;
  readonly flag: string;
  readonly answers: readonly Answer[];
}

/** One answer in a few words, and what it tells. */
export interface Answer {
  readonly says: string;
  readonly told: Context;
}

interface Candidate extends Question {
  readonly about: keyof Context;
}

/** Questions whose answer would change the verdict or what to do: each answer is tried; what changes nothing is not asked. */
export function askedContext(
  file: CaseFile,
  diagnosis: Diagnosis,
  causes: readonly Cause[],
): readonly Question[] {
  const { reportedContext, cloudMachine } = latest(file.facts);
  const told: Context = reportedContext?.value ?? {};
  const verdict = verdictOf(diagnosis);
  return candidates
    .filter(({ about, answers }) => {
      // The cloud that was asked about the machine is where it is.
      if (told[about] !== undefined || (about === 'place' && cloudMachine !== undefined)) return false;
      return answers.some(
        (answer) => verdictOf(diagnose(having(file, { ...told, ...answer.told }), causes)) !== verdict,
      );
    })
    .map(({ asks, flag, answers }) => ({ asks, flag, answers }));
}

function having(file: CaseFile, answer: Context): CaseFile {
  const others = file.facts.filter(({ name }) => name !== 'reportedContext');
  const source = { by: 'a possible answer', from: '', at: '' };
  return { ...file, facts: [...others, fact('reportedContext', answer, source)] };
}

/** What leads, what is sure beside it, and what is advised. */
function verdictOf({ outcome, lead, also, tryFirst }: Diagnosis): string {
  const sure = also.filter(({ confidence }) => confidence !== 'possible');
  return JSON.stringify([
    outcome,
    [lead, ...sure, ...tryFirst].map((finding) => [finding?.id, finding?.confidence, finding?.impact]),
    lead?.remedies,
  ]);
}

const candidates: readonly Candidate[] = [
  {
    about: 'viaOtherPathWorks',
    asks: 'whether it works by another way to the host (VPN, phone hotspot, its own network)',
    flag: '--other-path works|fails',
    answers: [
      { says: 'it works that way', told: { viaOtherPathWorks: true } },
      { says: 'it fails there too', told: { viaOtherPathWorks: false } },
    ],
  },
  {
    about: 'otherClientsWork',
    asks: 'whether other clients reach the host',
    flag: '--other-clients work|fail',
    answers: [
      { says: 'others get in', told: { otherClientsWork: true } },
      { says: 'nobody gets in', told: { otherClientsWork: false } },
    ],
  },
  {
    about: 'place',
    asks: 'whether the host is a machine in a cloud',
    flag: '--place azure|aws|otherCloud|local',
    answers: [
      { says: 'in Azure', told: { place: 'azure' } },
      { says: 'in AWS', told: { place: 'aws' } },
      { says: 'in another cloud', told: { place: 'otherCloud' } },
      { says: 'in no cloud', told: { place: 'local' } },
    ],
  },
  ...updateRegressions.map(({ kb }): Candidate => ({
    about: 'afterUpdate',
    asks: `whether it began with the update ${kb}`,
    flag: `--after-update ${kb}`,
    answers: [{ says: 'yes, with that update', told: { afterUpdate: kb } }],
  })),
];
