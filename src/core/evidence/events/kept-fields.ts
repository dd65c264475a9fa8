import { withoutPort } from './client-address.ts';

/** The fields of an event that say something by themselves: handles, ports and session ids differ with every event. */
export function keptFields(fields: Readonly<Record<string, string>>): Record<string, string> {
  const kept: Record<string, string> = {};
  let left = MAX_FIELDS;
  for (const name in fields) {
    if (left === 0) break;
    if (ephemeral.test(name)) continue;
    const value = fields[name] ?? '';
    kept[name] = /^(clientip|ipstring)$/i.test(name) ? withoutPort(value) : value.slice(0, MAX_FIELD_LENGTH);
    left -= 1;
  }
  return kept;
}

const ephemeral =
  /^(__binLength|binaryData|CredContext|certificateContext|pCertificateContext|ContextHandle|.*Logon(Id|Guid|GUID|ID)|LogonID|IpPort|ProcessI[dD]|CallerProcess.*|ActivityI[dD]|ConnectionName|TunnelID|SessionI[dD]|TransmittedServices|LmPackageName|KeyLength|EncodedCert)$/;
const MAX_FIELDS = 12;
const MAX_FIELD_LENGTH = 200;
