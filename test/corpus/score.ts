import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Finding } from '../../src/core/diagnosis/diagnosis.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import type { CorpusCase } from './case.ts';

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
  const { findings, headline } = diagnose(file, causes);
  const roots = findings.filter(({ symptomOf }) => symptomOf === undefined);
  const sure = roots.filter(({ confidence }) => confidence !== 'possible');
  // What the headline names leads; else a mere possibility does not lead where something is known.
  const named = roots.filter(({ title }) => headline.startsWith(title)).slice(0, 1);
  const order = [...new Set([...named, ...sure, ...roots])];
  const truths = typeof label.truth === 'string' ? [label.truth] : label.truth;
  const allowed = new Set([...truths, ...(label.mayAlso ?? [])]);
  const isTrue = ({ cause }: Finding) => truths.includes(cause);
  const foreign = sure.filter(({ cause }) => !allowed.has(cause));
  const quiet = truths.includes('healthy') && foreign.length === 0;
  return {
    id: label.id,
    class: label.class,
    said: order.map(({ cause, confidence }) => `${cause} (${confidence})`),
    top1: quiet || order.slice(0, 1).some(isTrue),
    top3: quiet || order.slice(0, 3).some(isTrue),
    wrong: [...foreign.map(({ cause }) => cause), ...forbidden(label, headline, sure)],
    unclear: sure.length === 0 && !truths.includes('healthy'),
  };
}

/** What the label forbids and the sure findings say, the ids that are foreign anyway left out. */
function forbidden(label: CorpusCase, headline: string, sure: readonly Finding[]): readonly string[] {
  const text = [headline, ...sure.flatMap(({ title, explanation }) => [title, explanation])].join('\n');
  const allowed = [label.truth, label.mayAlso ?? []].flat();
  return (label.mustNot ?? []).flatMap((said) => {
    const isId = causes.some(({ id }) => id === said);
    if (isId) return allowed.includes(said) && sure.some(({ cause }) => cause === said) ? [said] : [];
    return text.includes(said) ? [`"${said}"`] : [];
  });
}
