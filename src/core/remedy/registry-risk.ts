import type { RiskId } from './action.ts';

const riskyValues: readonly {
  readonly name: string;
  readonly bad: (data: unknown) => boolean;
  readonly risk: RiskId;
}[] = [
  { name: 'securitylayer', bad: (data) => data === undefined || Number(data) < 2, risk: 'tls-off' },
  { name: 'userauthentication', bad: (data) => data === undefined || Number(data) === 0, risk: 'nla-off' },
  { name: 'fallowsecprotocolnegotiation', bad: (data) => Number(data) === 0, risk: 'tls-off' },
  { name: 'minencryptionlevel', bad: (data) => data === undefined || Number(data) < 3, risk: 'tls-off' },
  { name: 'allowencryptionoracle', bad: (data) => Number(data) === 2, risk: 'unverified-server' },
  { name: 'authenticationlevel', bad: (data) => Number(data) === 0, risk: 'unverified-server' },
];

/** The risk that writing (or, with `undefined`, deleting) this registry value needs accepted. */
export function riskOfRegistryValue(key: string, name: string, data: unknown): RiskId | undefined {
  const wanted = name.toLowerCase();
  if (/\\schannel\\protocols\\(ssl|tls 1\.[01])/i.test(key) && switchesOn(wanted, data)) return 'old-tls';
  return riskyValues.find((value) => value.name === wanted && value.bad(data))?.risk;
}

function switchesOn(name: string, data: unknown): boolean {
  if (name === 'enabled') return data === undefined || Number(data) !== 0;
  return name === 'disabledbydefault' && (data === undefined || Number(data) === 0);
}
