import { countWords } from '../../facts/count-words.ts';
import type { RdpFileRemark } from './remark.ts';
import { signedNames, valueOf, type RdpFile } from './settings.ts';

/** What a signature covers, and what of the decisive settings it leaves open. */
export function outsideSignature(file: RdpFile): readonly RdpFileRemark[] {
  const covered = signedNames(file);
  if (covered.length === 0) return [];
  const open = decisive.filter((name) => valueOf(file, name) !== undefined && !covered.includes(name));
  return [
    {
      level: 'note',
      setting: 'signscope',
      says: `the signature, which is not checked here, covers ${countWords(covered.length, 'setting')}: ${covered.join(', ')}`,
    },
    ...open.map((name) => ({
      level: 'danger' as const,
      setting: name,
      says: `${name} is not covered by the signature: whoever passes the file on can change it`,
      doThis: 'sign the file again with this setting in its scope',
    })),
  ];
}

const decisive = [
  'full address',
  'alternate full address',
  'gatewayhostname',
  'authentication level',
  'enablecredsspsupport',
  'remoteapplicationprogram',
  'alternate shell',
];
