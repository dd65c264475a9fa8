import { differenceWords } from '../../../core/report/fleet/difference-words.ts';

/** What hosts of a group have in common, as a person says it: "NLA required", "TLS 1.3", "issued by O=Corp". */
export function traitWords(trait: string, value: string): string {
  const told = differenceWords(
    { code: trait, before: value, after: value, cited: false, weaker: false, is: 'setting' },
    { before: '', after: '', are: 'times' },
  );
  // It says "… was X, is X".
  const said = told.slice(told.indexOf(': was ') + ': was '.length);
  const words = said.slice(0, (said.length - ', is '.length) / 2);
  return `${before[trait] ?? ''}${words.slice(0, 120)}`;
}

const before: Readonly<Record<string, string>> = { nla: 'NLA ', issuer: 'issued by ' };
