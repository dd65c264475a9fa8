import { z } from 'zod';

/** SHA-1 thumbprint, lower-case hexadecimal. */
export const thumbprint = z.string().regex(/^[0-9a-f]{40}$/);

/** The one kind of key file that is ever touched: the RDP listener's own. */
export const rdpKeyFile = z.string().regex(/^f686aace6942fb7f7ceb231212eef4a4_[0-9a-f-]{36}$/i);

const registryRoots = [
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration',
  'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FIPSAlgorithmPolicy',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration',
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CredentialsDelegation',
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP',
  'HKLM\\SOFTWARE\\Microsoft\\Terminal Server Client',
  'HKCU\\SOFTWARE\\Microsoft\\Terminal Server Client',
  'HKCU\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services',
].map((root) => root.toLowerCase());

/**
 * A registry key by its full path, HKLM or HKCU: only keys that decide about Remote Desktop and its security, so that a doctored
 * plan cannot reach what starts programs. Slashes and wildcards are refused because PowerShell gives them another meaning.
 */
export const registryKey = z
  .string()
  .regex(/^(HKLM|HKCU)(\\[^\\/*?[\]\u0000-\u001f]{1,255}){1,32}$/)
  .refine(
    (key) =>
      registryRoots.some((root) => key.toLowerCase() === root || key.toLowerCase().startsWith(`${root}\\`)),
    { message: 'the key is none that rdpdoctor changes' },
  );

/** The name of a registry value; not one by which Windows starts a program. */
export const registryName = z
  .string()
  .regex(/^[^\\*?[\]\u0000-\u001f]{1,255}$/)
  .refine((name) => !/dll|program|path|command|object|addin/i.test(name), {
    message: 'a value of this name could start a program',
  });

/** A file on a drive of the computer the plan is for. */
export const windowsPath = z.string().regex(/^[A-Za-z]:\\[^"*/:<>?|\u0000-\u001f]{1,240}$/);

/** Text that is shown or handed to a cmdlet as it is: never empty, never holding a zero character. */
export const plainText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0'), { message: 'holds a zero character' });

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
