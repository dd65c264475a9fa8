import { makeCertificate, type CertificateRecipe } from '../../../src/node/lab/certificates.ts';
import { toUtf8 } from '../../../src/core/bytes/text.ts';
import { writeRdpFile } from '../../writers/write-rdp-file.ts';
import { writeRegistryExport, type RegistryKeys } from '../../writers/write-registry-export.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';

export const terminalServer = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
export const listener = `${terminalServer}\\WinStations\\RDP-Tcp`;
const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const schannel =
  'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const credssp =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters';
const services = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';

/** The keys of a server that works, as exported. */
export const healthyKeys: RegistryKeys = {
  [terminalServer]: { fDenyTSConnections: 0, fSingleSessionPerUser: 1, TSServerDrainMode: 0 },
  [listener]: {
    fEnableWinStation: 1,
    fLogonDisabled: 0,
    PortNumber: 3389,
    SecurityLayer: 2,
    UserAuthentication: 1,
    MinEncryptionLevel: 2,
    MaxInstanceCount: 0xffff_ffff,
    LanAdapter: 0,
    SelfSignedCertificate: Uint8Array.from({ length: 20 }, (_, i) => i),
  },
  [`${terminalServer}\\WinStations\\Console`]: { fEnableWinStation: 1 },
};

/** The healthy keys with some values changed. */
function changed(changes: RegistryKeys): RegistryKeys {
  const keys = Object.entries(changes).map(
    ([key, values]) => [key, { ...healthyKeys[key], ...values }] as const,
  );
  return { ...healthyKeys, ...Object.fromEntries(keys) };
}

export const regFile = (keys: RegistryKeys, form?: 'ansi'): EvidenceFile => ({
  name: 'keys.reg',
  bytes: writeRegistryExport(keys, form),
});
export const rdpFile = (settings: Readonly<Record<string, string | number>> = {}): EvidenceFile => ({
  name: 'office.rdp',
  bytes: writeRdpFile({ 'full address': 'srv01.corp.example', 'authentication level': 2, ...settings }),
});

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & {
  readonly keys: RegistryKeys;
  readonly form?: 'ansi';
  readonly beside?: readonly EvidenceFile[];
};
const reg = ({ keys, form, beside = [], ...label }: Sketch) =>
  evidenceCase({ class: 'settings', files: () => [regFile(keys, form), ...beside], ...label });

const recipe: CertificateRecipe = {
  commonName: 'srv01.corp.example',
  notBefore: '2026-03-01T00:00:00Z',
  notAfter: '2027-03-01T00:00:00Z',
  alternativeNames: ['srv01.corp.example'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
  keyUsage: ['digitalSignature', 'keyEncipherment'],
};
const certificate = (
  label: Omit<EvidenceLabel, 'class' | 'files'>,
  changes: Partial<CertificateRecipe>,
  withKey = true,
) =>
  evidenceCase({
    class: 'settings',
    files: () => {
      const made = makeCertificate({ ...recipe, ...changes });
      return [{ name: 'srv01.pem', bytes: toUtf8(withKey ? `${made.pem}${made.keyPem}` : made.pem) }];
    },
    ...label,
  });

/** Registry exports, .rdp files and certificate files. */
export const settingsCases = [
  reg({ id: 'reg-well', made: 'The export of a server that works.', truth: 'healthy', keys: healthyKeys }),
  reg({
    id: 'reg-denied',
    made: 'fDenyTSConnections is 1.',
    truth: 'disabled-remote-desktop',
    keys: changed({ [terminalServer]: { fDenyTSConnections: 1 } }),
  }),
  reg({
    id: 'reg-denied-by-policy',
    made: 'fDenyTSConnections is 0 locally and 1 by policy; ANSI export.',
    truth: 'disabled-remote-desktop',
    form: 'ansi',
    keys: { ...healthyKeys, [policy]: { fDenyTSConnections: 1 } },
  }),
  reg({
    id: 'reg-allowed-by-policy',
    made: 'fDenyTSConnections is 1 locally and 0 by policy, which wins.',
    truth: 'healthy',
    mustNot: ['disabled-remote-desktop'],
    keys: {
      ...changed({ [terminalServer]: { fDenyTSConnections: 1 } }),
      [policy]: { fDenyTSConnections: 0 },
    },
  }),
  reg({
    id: 'reg-control-set-port',
    made: 'An offline hive exported as ControlSet001 with PortNumber 3390; the .rdp file names no port.',
    truth: 'moved-port',
    keys: {
      'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp': {
        PortNumber: 3390,
        fEnableWinStation: 1,
      },
    },
    beside: [rdpFile()],
  }),
  reg({
    id: 'reg-port-agrees',
    made: 'PortNumber 3390, and the .rdp file asks for 3390.',
    truth: 'healthy',
    keys: changed({ [listener]: { PortNumber: 3390 } }),
    beside: [rdpFile({ 'full address': 'srv01.corp.example:3390' })],
  }),
  reg({
    id: 'reg-listener-off',
    made: 'fEnableWinStation of RDP-Tcp is 0.',
    truth: 'disabled-listener',
    keys: changed({ [listener]: { fEnableWinStation: 0 } }),
  }),
  reg({
    id: 'reg-drain',
    made: 'TSServerDrainMode is 1.',
    truth: 'draining-server',
    keys: changed({ [terminalServer]: { TSServerDrainMode: 1 } }),
  }),
  reg({
    id: 'reg-logon-disabled',
    made: 'fLogonDisabled of RDP-Tcp is 1.',
    truth: 'draining-server',
    keys: changed({ [listener]: { fLogonDisabled: 1 } }),
  }),
  reg({
    id: 'reg-security-layer-0',
    made: 'A guide had SecurityLayer set to 0.',
    truth: 'lowered-security-layer',
    keys: changed({ [listener]: { SecurityLayer: 0 } }),
  }),
  reg({
    id: 'reg-tls12-off',
    made: 'TLS 1.2\\Server: Enabled is 0.',
    truth: 'disabled-tls-versions',
    keys: { ...healthyKeys, [`${schannel}\\TLS 1.2\\Server`]: { Enabled: 0, DisabledByDefault: 1 } },
  }),
  reg({
    id: 'reg-tls10-off',
    made: 'TLS 1.0 and 1.1 are off for servers and clients, as they should be.',
    truth: 'healthy',
    mustNot: ['disabled-tls-versions'],
    keys: {
      ...healthyKeys,
      [`${schannel}\\TLS 1.0\\Server`]: { Enabled: 0 },
      [`${schannel}\\TLS 1.1\\Server`]: { Enabled: 0 },
      [`${schannel}\\TLS 1.0\\Client`]: { Enabled: 0 },
    },
  }),
  reg({
    id: 'reg-tls12-key-deleted',
    made: 'A file that first disables TLS 1.2\\Server and then deletes that key.',
    truth: 'healthy',
    mustNot: ['disabled-tls-versions'],
    keys: {
      ...healthyKeys,
      [`${schannel}\\TLS 1.2\\Server`]: { Enabled: 0 },
      [`-${schannel}\\TLS 1.2`]: {},
    },
  }),
  reg({
    id: 'reg-tls12-value-deleted',
    made: 'A file that deletes the value Enabled of TLS 1.2\\Server.',
    truth: 'healthy',
    mustNot: ['disabled-tls-versions'],
    keys: { ...healthyKeys, [`${schannel}\\TLS 1.2\\Server`]: { Enabled: { deleted: true } } },
  }),
  reg({
    id: 'reg-client-tls12-off',
    made: 'The export of the client: TLS 1.2\\Client is off.',
    truth: 'disabled-client-tls',
    mustNot: ['disabled-tls-versions'],
    keys: { [`${schannel}\\TLS 1.2\\Client`]: { Enabled: 0 } },
  }),
  reg({
    id: 'reg-termservice-disabled',
    made: 'Start of TermService is 4.',
    truth: 'stopped-service',
    keys: {
      ...healthyKeys,
      [`${services}\\TermService`]: { Start: 4, ObjectName: 'NT Authority\\NetworkService' },
    },
  }),
  reg({
    id: 'reg-keyiso-disabled',
    made: 'Start of KeyIso is 4.',
    truth: 'stopped-key-service',
    keys: {
      ...healthyKeys,
      [`${services}\\KeyIso`]: { Start: 4 },
      [`${services}\\TermService`]: { Start: 3 },
    },
  }),
  reg({
    id: 'reg-citrix',
    made: 'A Citrix listener ICA-TCP stands beside RDP-Tcp; nothing is wrong.',
    truth: 'healthy',
    mayAlso: ['third-party-listener'],
    keys: { ...healthyKeys, [`${terminalServer}\\WinStations\\ICA-TCP`]: { fEnableWinStation: 1 } },
  }),
  reg({
    id: 'reg-oracle-vulnerable',
    made: 'The export of the client: AllowEncryptionOracle is 2, the old workaround.',
    truth: 'lowered-credssp-protection',
    keys: { [credssp]: { AllowEncryptionOracle: 2 } },
  }),
  reg({
    id: 'reg-oracle-forced',
    made: 'The export of the client: AllowEncryptionOracle is 0 (force updated clients), which is safe.',
    truth: 'healthy',
    keys: { [credssp]: { AllowEncryptionOracle: 0 } },
  }),
  evidenceCase({
    id: 'rdp-dangers',
    class: 'settings',
    made: 'An .rdp file with authentication level 0 and all drives redirected; the export of the server is well.',
    truth: 'healthy',
    files: () => [rdpFile({ 'authentication level': 0, drivestoredirect: '*' }), regFile(healthyKeys)],
  }),
  certificate(
    { id: 'cert-well', made: 'A certificate with its key that fits Remote Desktop.', truth: 'healthy' },
    {},
  ),
  certificate(
    { id: 'cert-expired', made: 'A certificate file that ended in spring.', truth: 'unfit-certificate-file' },
    { notBefore: '2025-03-01T00:00:00Z', notAfter: '2026-03-01T00:00:00Z' },
  ),
  certificate(
    {
      id: 'cert-client-use',
      made: 'A certificate for Client Authentication only.',
      truth: 'unfit-certificate-file',
    },
    { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] },
  ),
  certificate(
    { id: 'cert-short-key', made: 'A certificate with RSA 1024.', truth: 'unfit-certificate-file' },
    { key: 'rsa1024' },
  ),
  certificate(
    {
      id: 'cert-without-key',
      made: 'A .cer file that fits; no file of its kind can hold a private key.',
      truth: 'healthy',
      mustNot: ['unfit-certificate-file'],
    },
    {},
    false,
  ),
];
