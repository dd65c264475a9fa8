import { z } from 'zod';

/** SHA-1 thumbprint, lower-case hexadecimal. */
export const thumbprint = z.string().regex(/^[0-9a-f]{40}$/);

/** The one kind of key file that is ever touched: the RDP listener's own. */
export const rdpKeyFile = z.string().regex(/^f686aace6942fb7f7ceb231212eef4a4_[0-9a-f-]{36}$/i);

/** A registry key by its full path, HKLM or HKCU. */
export const registryKey = z.string().regex(/^HK(LM|CU)\\[^\r\n]+$/);

/** Services a plan may touch, by service name, never by display name. */
export const serviceName = z.enum([
  'TermService',
  'UmRdpService',
  'SessionEnv',
  'KeyIso',
  'CryptSvc',
  'CertPropSvc',
  'W32Time',
  'RpcSs',
  'TSGateway',
]);

export const portNumber = z.number().int().min(1).max(65_535);

/** Windows Firewall profiles. */
export const profile = z.enum(['domain', 'private', 'public']);
