import type { Explanation } from './explanation.ts';
import { updateRegressions, type UpdateRegression } from '../codes/update-regressions.ts';

/** Explains an update by its KB number, or a symptom that a listed update is known for. */
export function explainUpdate(text: string): Explanation | undefined {
  const number = /\bKB ?(\d{6,8})\b/i.exec(text)?.[1];
  if (number === undefined) return undefined;
  const asked = `KB${number}`;
  const known = updateRegressions.filter(({ kb, mendedBy }) => kb === asked || mendedBy === asked);
  const [first] = known;
  if (!first) return unlisted(asked);
  const mends = first.kb !== asked;
  return {
    format: 1,
    asked,
    known: true,
    means: mends
      ? `${asked} mends a known regression of ${first.kb} (${first.released}): ${first.symptom}.`
      : regressionSays(first, asked),
    doesNotTell: `whether it is what you meet: compare when it was installed with when it began. ${doubts[first.confidence]}`,
    next: [`rdpdoctor check HOST --after-update ${asked} --last-worked DATE`],
    entries: [],
    ambiguities: [],
    myths: [],
    sources: known.map(({ source }) => source),
  };
}

/** "KB…, 2026-01-13, on …: known regression: … Mended by …" */
function regressionSays(regression: UpdateRegression, asked = regression.kb): string {
  const { released, on, symptom, mendedBy, rollback } = regression;
  const mended = mendedBy === undefined ? 'No update that mends it is known.' : `Mended by ${mendedBy}.`;
  return `${asked} (${released}, ${on}), known regression: ${symptom}. ${mended}${rollback === undefined ? '' : ` ${rollback}`}`;
}

const doubts: Readonly<Record<UpdateRegression['confidence'], string>> = {
  confirmed: 'Microsoft says so.',
  'single-source': 'Only one source was read.',
  unconfirmed: 'Unconfirmed: no page of Microsoft about it could be read.',
};

function unlisted(asked: string): Explanation {
  return {
    format: 1,
    asked,
    known: false,
    means: `Not known: ${asked} is not in the list of updates known to break Remote Desktop. That it is not listed does not make it harmless.`,
    doesNotTell: 'whether it has a fault: the list is short and dated',
    next: [`rdpdoctor check HOST --after-update ${asked} --last-worked DATE`],
    entries: [],
    ambiguities: [],
    myths: [],
  };
}
