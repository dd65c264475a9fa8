import { metadataProblem } from '../target/metadata-address.ts';
import { parseTarget } from '../target/target.ts';

/** Why a text cannot be watched; undefined where it can. */
export function watchProblem(text: string): string | undefined {
  const target = parseTarget(text);
  return 'problem' in target ? target.problem : metadataProblem(target);
}
