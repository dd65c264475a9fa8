import { leadTitle } from '../../core/report/words/lead-title.ts';

/** What findings are called, by their ids; one that newer rules do not know keeps its id. */
export function leadTitles(ids: readonly (string | undefined)[]): Record<string, string> {
  const asked = new Set(ids.filter((id) => id !== undefined));
  return Object.fromEntries([...asked].map((id) => [id, leadTitle(id) ?? id]));
}
