import type { RegistryExport } from './read-registry-export.ts';

/** Values that concern Remote Desktop and make no fact: said as they are. */
const told: readonly {
  readonly key: string;
  readonly value: string;
  readonly says: (data: string) => string;
}[] = [
  {
    key: 'hklm\\software\\microsoft\\windows nt\\currentversion\\terminalservergateway\\config\\core',
    value: 'enforcechannelbinding',
    says: (data) =>
      isZero(data)
        ? 'EnforceChannelBinding 0: this RD Gateway takes clients whose channel binding does not match (a device that opens TLS in front of it); less safe, and a cure of 0xC000035B'
        : 'EnforceChannelBinding: this RD Gateway refuses clients whose channel binding does not match, as behind a device that opens TLS (0xC000035B)',
  },
  {
    key: 'hklm\\system\\currentcontrolset\\control\\lsa',
    value: 'disablerestrictedadmin',
    says: (data) =>
      isZero(data)
        ? 'DisableRestrictedAdmin 0: the server allows Restricted Admin mode'
        : 'DisableRestrictedAdmin 1: the server refuses Restricted Admin mode (0xE09)',
  },
  {
    key: 'hklm\\system\\currentcontrolset\\control\\lsa',
    value: 'lmcompatibilitylevel',
    says: (data) =>
      `LmCompatibilityLevel ${data}: which NTLM this machine sends and takes; client and server must agree`,
  },
];

/** Keys that hold such values. */
export function isToldKey(key: string): boolean {
  return told.some((one) => one.key === key.toLowerCase());
}

/** Whether such a key may be below this one. */
export function leadsToToldKey(key: string): boolean {
  return told.some((one) => one.key.startsWith(`${key.toLowerCase()}\\`));
}

/** What the values say, one sentence each. */
export function toldValues(file: RegistryExport): readonly string[] {
  return told.flatMap(({ key, value, says }) =>
    file.values
      .filter(
        (found) =>
          found.key.toLowerCase() === key && found.name.toLowerCase() === value && found.data !== undefined,
      )
      .map(({ data }) => says(String(data))),
  );
}

function isZero(data: string): boolean {
  return Number(data) === 0;
}
