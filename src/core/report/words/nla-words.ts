import type { Nla } from '../../facts/nla.ts';

/** As it stands behind "NLA (CredSSP) chosen". */
export const nlaWords: Readonly<Record<Nla, string>> = {
  required: 'required',
  offered: 'not required: offers without it are accepted',
  notOffered: 'NLA is not taken',
  notRequired: 'NLA is not required',
};
