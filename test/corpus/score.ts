import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Diagnosis, Finding } from '../../src/core/diagnosis/diagnosis.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import { observations } from '../../src/core/observations/observations.ts';
import type { CorpusCase } from './case.ts';
import { asNamedToday } from './renamed.ts';

/** How one case came out. */
export interface Score {
  readonly id: string;
  readonly class: string;
  /** What was said, the leading one first, with its confidence. */
  readonly said: readonly string[];
  readonly top1: boolean;
  readonly top3: boolean;
  /** What was said for sure and is wrong; empty where nothing was. */
  readonly wrong: readonly string[];
  /** Nothing was said for sure, though something is the matter. */
  readonly unclear: boolean;
}

/** Judges a case file with the causes of today and compares with the label. */
export function scoreOf(label: CorpusCase, file: CaseFile): Score {
  const diagnosis = diagnose(file, causes);
  const { lead, also, perhaps } = diagnosis;
  const roots = [...(lead === undefined ? [] : [lead]), ...also];
  const sure = roots.filter(({ confidence }) => confidence !== 'possible');
  const order = [...sure, ...roots.filter((finding) => !sure.includes(finding)), ...perhaps];
  const truths = asNamedToday([label.truth].flat());
  const allowed = new Set([...truths, ...asNamedToday(label.mayAlso ?? [])]);
  const isTrue = ({ id }: Finding) => truths.includes(id);
  // How it ended was measured; as the lead beside a true cause it says that the cause is not known, which is no wrong cause.
  const causesOnly = truths.every((id) => id !== 'healthy' && !endings.has(id));
  const isEnding = (finding: Finding) => finding === lead && endings.has(finding.id) && causesOnly;
  const foreign = sure.filter((finding) => !allowed.has(finding.id) && !isEnding(finding));
  const quiet = truths.includes('healthy') && foreign.length === 0;
  return {
    id: label.id,
    class: label.class,
    said: order.slice(0, 6).map(({ id, confidence }) => `${id} (${confidence ?? 'observed'})`),
    top1: quiet || order.slice(0, 1).some(isTrue),
    top3: quiet || order.slice(0, 3).some(isTrue),
    wrong: [...foreign.map(({ id }) => id), ...forbidden(label, diagnosis, sure)],
    unclear: sure.length === 0 && !truths.includes('healthy'),
  };
}

const endings = new Set<string>(observations.filter(({ ending }) => ending).map(({ id }) => id));
const ids = new Set<string>([...causes, ...observations].map(({ id }) => id));

/** What the label forbids and the sure findings say, the ids that are foreign anyway left out. */
function forbidden(label: CorpusCase, { headline }: Diagnosis, sure: readonly Finding[]): readonly string[] {
  const text = [headline, ...sure.flatMap(({ title, explanation }) => [title, explanation])].join('\n');
  const allowed = asNamedToday([label.truth, label.mayAlso ?? []].flat());
  return (label.mustNot ?? []).flatMap((said) => {
    const named = asNamedToday([said]);
    if (named.some((id) => ids.has(id)))
      return named.filter((id) => allowed.includes(id) && sure.some((finding) => finding.id === id));
    return text.includes(said) ? [`"${said}"`] : [];
  });
}
