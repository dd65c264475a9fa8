import { documentedSetting, likelyMeant, type DocumentedSetting } from './documented-settings.ts';
import type { RdpFileRemark } from './remark.ts';
import type { RdpFile, RdpSetting } from './settings.ts';

/** Settings whose name, type or value no documentation knows. */
export function unexpectedSettings(file: RdpFile): readonly RdpFileRemark[] {
  const remarks = file.settings.flatMap((setting) => {
    const known = documentedSetting(setting.name);
    return known === undefined
      ? misspelt(setting)
      : [...wrongType(setting, known), ...outOfRange(setting, known)];
  });
  return [...remarks, ...unknownNames(file)];
}

function misspelt({ name, line }: RdpSetting): readonly RdpFileRemark[] {
  const meant = likelyMeant(name);
  if (meant === undefined) return [];
  return [
    {
      level: 'conflict',
      setting: name,
      line,
      says: `${name} is no documented setting; ${meant} is, and has nearly the same name`,
      doThis: `write ${meant}, if that is meant`,
    },
  ];
}

function wrongType({ name, type, line }: RdpSetting, known: DocumentedSetting): readonly RdpFileRemark[] {
  if (known.type === undefined || known.type === type) return [];
  return [
    {
      level: 'conflict',
      setting: name,
      line,
      says: `${name} is written with type ${type} (${typeNames[type]}), its documented type is ${known.type} (${typeNames[known.type]}): a client may ignore the line`,
      doThis: `write ${name}:${known.type}:…`,
    },
  ];
}

function outOfRange(
  { name, value, line }: RdpSetting,
  { values }: DocumentedSetting,
): readonly RdpFileRemark[] {
  if (values === undefined || typeof value !== 'number') return [];
  const isRange = 'from' in values;
  if (isRange ? value >= values.from && value <= values.to : values.includes(value)) return [];
  const allowed = isRange ? `${values.from} to ${values.to}` : values.join(', ');
  return [
    {
      level: 'conflict',
      setting: name,
      line,
      says: `${name} ${value}: the documented values are ${allowed}; what a client makes of another one is not known`,
      doThis: `set one of the documented values`,
    },
  ];
}

function unknownNames(file: RdpFile): readonly RdpFileRemark[] {
  const names = file.settings.map(({ name }) => name);
  const unknown = names.filter((name) => !documentedSetting(name) && likelyMeant(name) === undefined);
  const [first] = unknown;
  if (first === undefined) return [];
  const listed = [...new Set(unknown)].map((name) => (name.length > 60 ? `${name.slice(0, 57)}...` : name));
  const shown =
    listed.slice(0, 12).join(', ') + (listed.length > 12 ? ` and ${listed.length - 12} more` : '');
  return [
    { level: 'note', setting: first, says: `not among the documented settings, so not judged: ${shown}` },
  ];
}

const typeNames = { i: 'integer', s: 'text', b: 'binary' } as const;
