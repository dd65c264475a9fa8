import type { FactTypes } from '../../facts/vocabulary.ts';
import type { RegistryExport } from './read-registry-export.ts';
import type { RegistryValue } from './registry-value.ts';

const terminalServer = 'hklm\\system\\currentcontrolset\\control\\terminal server';
const listener = `${terminalServer}\\winstations\\rdp-tcp`;
const policy = 'hklm\\software\\policies\\microsoft\\windows nt\\terminal services';
const schannel = 'hklm\\system\\currentcontrolset\\control\\securityproviders\\schannel';
const cipherPolicy = 'hklm\\software\\policies\\microsoft\\cryptography\\configuration\\ssl\\00010002';
const cipherLocal =
  'hklm\\system\\currentcontrolset\\control\\cryptography\\configuration\\local\\ssl\\00010002';
const credssp = 'hklm\\software\\microsoft\\windows\\currentversion\\policies\\system\\credssp\\parameters';
const ntlm = 'hklm\\system\\currentcontrolset\\control\\lsa\\msv1_0';
const services = 'hklm\\system\\currentcontrolset\\services\\';
const watched = ['TermService', 'UmRdpService', 'SessionEnv', 'KeyIso', 'CryptSvc', 'CertPropSvc', 'W32Time'];

/** Whether a key can hold anything that is judged; everything else of a large export need not be kept. */
export function isTellingKey(key: string): boolean {
  const plain = key.toLowerCase();
  return tellingKeys.some((prefix) => plain.startsWith(prefix));
}

/** Whether a key that can be judged may be below this one. */
export function leadsToTellingKey(key: string): boolean {
  const above = `${key.toLowerCase()}\\`;
  return tellingKeys.some((telling) => telling.startsWith(above));
}

const tellingKeys = [
  terminalServer,
  policy,
  schannel,
  cipherPolicy,
  cipherLocal,
  credssp,
  ntlm,
  ...watched.map((name) => `${services}${name.toLowerCase()}`),
];

type Facts = { -readonly [N in keyof FactTypes]?: FactTypes[N] };

/** What a registry export tells, by fact; keys it does not hold leave their fact out. */
export function registryFacts(file: RegistryExport): Facts {
  const facts: Facts = {};
  const holds = (...keys: string[]) =>
    file.keys.some((key) => keys.some((wanted) => key.toLowerCase().startsWith(wanted)));
  if (holds(terminalServer, policy)) facts.listenerSettings = listenerSettings(file);
  if (holds(`${schannel}\\protocols`)) facts.schannelServer = protocols(file, 'server');
  if (holds(credssp, policy) || Object.keys(protocols(file, 'client')).length > 0)
    facts.clientSettings = clientSettings(file);
  const receiving = number(valueAt(file, ntlm, 'RestrictReceivingNTLMTraffic'));
  if (receiving !== undefined)
    facts.ntlmPolicy = {
      receiving: (['allowed', 'deniedToDomainAccounts', 'denied'] as const)[receiving] ?? 'allowed',
    };
  const order = cipherOrder(file);
  if (order) facts.cipherOrder = order;
  const startups = serviceStartups(file);
  if (Object.keys(startups).length > 0) facts.services = startups;
  return facts;
}

function listenerSettings(file: RegistryExport): FactTypes['listenerSettings'] {
  const both = <T>(name: string, localKey: string, read: (value: RegistryValue) => T | undefined) => {
    const fromPolicy = valueAt(file, policy, name);
    const value = fromPolicy ?? valueAt(file, localKey, name);
    const data = value && read(value);
    return data === undefined
      ? undefined
      : { value: data, origin: fromPolicy ? ('policy' as const) : ('local' as const) };
  };
  const settings = {
    denyConnections: both('fDenyTSConnections', terminalServer, flag),
    listenerEnabled: both('fEnableWinStation', listener, flag),
    logonDisabled: both('fLogonDisabled', listener, flag),
    port: both('PortNumber', listener, number),
    securityLayer: both('SecurityLayer', listener, number),
    userAuthentication: both('UserAuthentication', listener, flag),
    minEncryptionLevel: both('MinEncryptionLevel', listener, number),
    allowSecProtocolNegotiation: both('fAllowSecProtocolNegotiation', listener, flag),
    maxInstances: both('MaxInstanceCount', listener, number),
    maxOutstandingConnections: both('MaxOutstandingConnections', terminalServer, number),
    drainMode: both('TSServerDrainMode', terminalServer, number),
    lanAdapter: both('LanAdapter', listener, number),
    certificateSha1: both('SSLCertificateSHA1Hash', listener, binary),
    certificateTemplate: both('CertTemplateName', listener, string),
    singleSessionPerUser: both('fSingleSessionPerUser', terminalServer, flag),
  };
  return { ...present(settings), otherListeners: otherListeners(file) };
}

function clientSettings(file: RegistryExport): FactTypes['clientSettings'] {
  const values = {
    authenticationLevel: numberAt(file, policy, 'AuthenticationLevel'),
    allowEncryptionOracle: numberAt(file, credssp, 'AllowEncryptionOracle'),
    disableUdp: flagAt(file, `${policy}\\client`, 'fClientDisableUDP'),
    clientMinRsaBits: numberAt(file, `${schannel}\\keyexchangealgorithms\\pkcs`, 'ClientMinKeyBitLength'),
  };
  return { ...present(values), schannelClient: protocols(file, 'client') };
}

function protocols(file: RegistryExport, side: 'server' | 'client'): FactTypes['schannelServer'] {
  const versions: Record<string, { enabled?: boolean; disabledByDefault?: boolean }> = {};
  for (const value of file.values) {
    const key = value.key.toLowerCase();
    if (!key.startsWith(`${schannel}\\protocols\\`) || !key.endsWith(`\\${side}`)) continue;
    const version = value.key.split('\\').at(-2)!;
    const data = flag(value);
    if (data === undefined) continue;
    const entry = (versions[version] ??= {});
    if (/^enabled$/i.test(value.name)) entry.enabled = data;
    if (/^disabledbydefault$/i.test(value.name)) entry.disabledByDefault = data;
  }
  return versions;
}

function cipherOrder(file: RegistryExport): FactTypes['cipherOrder'] | undefined {
  for (const [key, origin] of [
    [cipherPolicy, 'policy'],
    [cipherLocal, 'local'],
  ] as const) {
    const suites = listOf(valueAt(file, key, 'Functions'));
    const curves = listOf(valueAt(file, key, 'EccCurves'));
    if (suites.length > 0 || curves.length > 0) return { origin, suites, curves };
  }
  return undefined;
}

function serviceStartups(file: RegistryExport): FactTypes['services'] {
  const startups: Record<string, FactTypes['services'][string]> = {};
  for (const service of watched) {
    const key = `${services}${service.toLowerCase()}`;
    const start = valueAt(file, key, 'Start');
    if (typeof start?.data !== 'number') continue;
    const account = valueAt(file, key, 'ObjectName');
    startups[service] = {
      state: 'unknown',
      startup: (['boot', 'system', 'automatic', 'manual', 'disabled'] as const)[start.data] ?? 'unknown',
      ...(account && typeof account.data === 'string' ? { account: account.data } : {}),
    };
  }
  return startups;
}

/** Listeners other than RDP-Tcp and the console, by their key under WinStations. */
function otherListeners(file: RegistryExport): readonly string[] {
  const prefix = `${terminalServer}\\winstations\\`;
  const names = file.keys
    .filter((key) => key.toLowerCase().startsWith(prefix))
    .map((key) => key.slice(prefix.length).split('\\')[0]!)
    .filter((name) => !/^(rdp-tcp|console)$/i.test(name));
  return [...new Set(names)];
}

function valueAt(file: RegistryExport, key: string, name: string): RegistryValue | undefined {
  const value = file.values.findLast(
    (candidate) => candidate.key.toLowerCase() === key && candidate.name.toLowerCase() === name.toLowerCase(),
  );
  return value?.type === 'deleted' ? undefined : value;
}

const numberAt = (file: RegistryExport, key: string, name: string) => number(valueAt(file, key, name));
const flagAt = (file: RegistryExport, key: string, name: string) => flag(valueAt(file, key, name));

function number(value: RegistryValue | undefined): number | undefined {
  return typeof value?.data === 'number' ? value.data : undefined;
}

function flag(value: RegistryValue | undefined): boolean | undefined {
  const data = number(value);
  return data === undefined ? undefined : data !== 0;
}

function string(value: RegistryValue | undefined): string | undefined {
  return typeof value?.data === 'string' ? value.data : undefined;
}

function binary(value: RegistryValue | undefined): string | undefined {
  return value?.type === 'binary' ? string(value) : undefined;
}

function listOf(value: RegistryValue | undefined): readonly string[] {
  const data = value?.data;
  if (data === undefined || typeof data === 'number') return [];
  const items = typeof data === 'string' ? data.split(',') : data;
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** Leaves out what is undefined, so that "not set" is absence. */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
