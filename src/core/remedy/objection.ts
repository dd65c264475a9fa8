import type { RiskId } from './action.ts';
import { actions, type Action } from './actions.ts';

/**
 * Why no plan holds this action, whatever is accepted. A diagnosis may come from another machine, so its actions are judged
 * here by what they would do and not by who proposed them. The script judges again by itself.
 */
export function objectionTo(action: Action): string | undefined {
  switch (action.kind) {
    case 'setRegistryValue':
      return objectionToValue(action.key, action.name, action.type === 'DWord' ? action.data : undefined);
    case 'deleteRegistryValue':
      return objectionToValue(action.key, action.name, 0);
    case 'removeCertificate':
      return stores.includes(action.store)
        ? undefined
        : `a plan removes nothing from the store ${action.store}`;
    case 'setServiceStartup':
      return action.startup === 'Disabled' ? `a plan disables no service (${action.service})` : undefined;
    case 'setSchannelProtocol':
      return !action.enabled && action.version === 'TLS 1.2'
        ? 'a plan does not switch TLS 1.2 off'
        : undefined;
    case 'setCipherOrder':
      return objectionToSuites(action.suites);
    case 'addGroupMember':
      return isOnePrincipal(action.member)
        ? undefined
        : `"${action.member}" is not one account or group of a domain (SID, DOMAIN\\name or name@domain)`;
    case 'rewriteRdpFile':
      return objectionToSettings([...Object.keys(action.set), ...action.remove]);
    default:
      return undefined;
  }
}

/** The risk a person has to accept for this action: what its kind says of it, and what its values say. */
export function riskOf(action: Action): RiskId | undefined {
  if (action.kind === 'rewriteRdpFile') return riskOfSettings(action.set, action.remove);
  const spec = specOf(action.kind);
  // The spec is the one of this action's kind, so that its parameters are those the function takes.
  const judge = 'risk' in spec ? (spec.risk as (params: Action) => RiskId | undefined) : undefined;
  return judge?.(action);
}

/** What is known of a kind of action. */
export function specOf(kind: Action['kind']): (typeof actions)[number] {
  const spec = actions.find((each) => each.kind === kind);
  if (spec === undefined) throw new Error(`action kind ${kind} is not in the list`);
  return spec;
}

/** One sentence about the action with exact names and values. */
export function sentenceOf(action: Action): string {
  // As in riskOf.
  return (specOf(action.kind).sentence as (params: Action) => string)(action);
}

/** `data` is what will be there; a deletion counts as 0, the value without any effect. */
function objectionToValue(key: string, name: string, data: unknown): string | undefined {
  const place = places.find(({ keys, names }) => keys.test(key) && names.includes(name.toLowerCase()));
  if (place === undefined) return `${key}\\${name} is no value that a plan changes`;
  if (!Number.isInteger(data)) return `${key}\\${name} is a whole number (DWord)`;
  return Number(data) < 0 || Number(data) > (place.most ?? MAX_DWORD)
    ? `a plan does not set ${name} to ${String(data)}`
    : undefined;
}

function objectionToSuites(suites: readonly string[]): string | undefined {
  const odd = suites.find((suite) => !/^TLS_[A-Z0-9_]{3,60}$/.test(suite));
  if (odd !== undefined) return `"${odd}" is not the name of a cipher suite`;
  const weak = suites.find((suite) => /NULL|RC4|_DES_|3DES|EXPORT|MD5|anon|IDEA|SEED/i.test(suite));
  return weak === undefined ? undefined : `a plan puts no broken cipher suite into the order (${weak})`;
}

function objectionToSettings(names: readonly string[]): string | undefined {
  const odd = names.find((name) => !rdpSettings.includes(name));
  return odd === undefined ? undefined : `"${odd}" is no .rdp setting that a plan changes`;
}

function riskOfSettings(
  set: Readonly<Record<string, string | number>>,
  remove: readonly string[],
): RiskId | undefined {
  const level = set['authentication level'];
  // Left out, the setting means 3: no requirement.
  if (remove.includes('authentication level') || (level !== undefined && level !== 1 && level !== 2))
    return 'unverified-server';
  const credssp = set['enablecredsspsupport'];
  return credssp === undefined || credssp === 1 ? undefined : 'nla-off';
}

/** A SID below a machine or domain, or a name with its domain: well-known groups such as Everyone are none. */
function isOnePrincipal(member: string): boolean {
  if (/^S-1-(5-21-\d+-\d+-\d+-\d+|12-1-\d+-\d+-\d+-\d+)$/.test(member))
    return !/-(501|513|514|515)$/.test(member);
  if (/[\p{Cc}"/[\]:;|=,+*?<>]/u.test(member)) return false;
  const [domain, name, ...more] = member.split('\\');
  if (name !== undefined) return more.length === 0 && isDomain(domain!) && name !== '';
  return /^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$/.test(member);
}

/** Authorities of well-known groups have a space or stand in the list, in every language that was looked at. */
function isDomain(name: string): boolean {
  return /^[A-Za-z0-9.-]{1,63}$/.test(name) && !/^(builtin|vordefiniert|incorporado|integrado)$/i.test(name);
}

const stores: readonly string[] = ['Remote Desktop', 'My'];

const rdpSettings: readonly string[] = [
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

const server = 'HKLM\\\\SYSTEM\\\\CurrentControlSet\\\\Control\\\\Terminal Server';
const places: readonly {
  readonly keys: RegExp;
  readonly names: readonly string[];
  readonly most?: number;
}[] = [
  // 2 would let unpatched peers in.
  {
    keys: /^HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters$/i,
    names: ['allowencryptionoracle'],
    most: 1,
  },
  { keys: new RegExp(`^${server}$`, 'i'), names: ['fdenytsconnections', 'tsserverdrainmode'] },
  {
    keys: new RegExp(`^${server}\\\\WinStations\\\\RDP-Tcp$`, 'i'),
    names: ['fenablewinstation', 'flogondisabled', 'lanadapter', 'maxinstancecount'],
  },
];
const MAX_DWORD = 0xffff_ffff;
