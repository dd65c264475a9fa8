import { causes } from '../../causes/causes.ts';
import { observations } from '../../observations/observations.ts';

/** What a finding is called, by the id that a check holds; undefined for one that these rules do not know. */
export function leadTitle(id: string | undefined): string | undefined {
  return titles.get(id ?? '');
}

const titles = new Map([...causes, ...observations].map(({ id, title }) => [id, title]));
