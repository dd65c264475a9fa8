import type { RiskId } from './action.ts';

/** Why a plan does not write these settings into an .rdp file. */
export function objectionToSettings(names: readonly string[]): string | undefined {
  const odd = names.find((name) => !settings.includes(name));
  return odd === undefined ? undefined : `"${odd}" is no .rdp setting that a plan changes`;
}

/** The risk of setting and leaving out these settings, names as an .rdp file compares them: without case. */
export function riskOfSettings(
  set: Readonly<Record<string, string | number>>,
  remove: readonly string[],
): RiskId | undefined {
  const given = new Map(Object.entries(set).map(([name, value]) => [name.toLowerCase(), value]));
  const level = given.get('authentication level');
  const gone = remove.some((name) => name.toLowerCase() === 'authentication level');
  // Left out, the setting means 3: no requirement.
  if (gone || (level !== undefined && level !== 1 && level !== 2)) return 'unverified-server';
  const credssp = given.get('enablecredsspsupport');
  return credssp === undefined || credssp === 1 ? undefined : 'nla-off';
}

const settings: readonly string[] = [
  'full address',
  'alternate full address',
  'server port',
  'gatewayhostname',
  'gatewayusagemethod',
  'authentication level',
  'enablecredsspsupport',
  'enablerdsaadauth',
  'use redirection server name',
  'bandwidthautodetect',
  'networkautodetect',
];
