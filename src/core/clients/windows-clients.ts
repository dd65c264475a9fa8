import {
  suitesMstscLeavesOut,
  windows10v1607Suites,
  windows10v1809Suites,
  windows10v22h2Suites,
  windows11Suites,
  windows7Suites,
} from './cipher-suites.ts';
import { notFound, stated, type ClientProfile, type Confidence, type TlsVersion } from './client-profile.ts';

const suiteDocs = 'MicrosoftDocs/win32 desktop-src/SecAuthN/tls-cipher-suites-in-';
const capture =
  'ClientHello of mstsc on Windows 11 23H2 (build 22631) in the captures of awakecoding/wireshark-rdp@c1456ca3';
const curves =
  'MicrosoftDocs/win32 tls-elliptic-curves-in-windows-10-1607-and-later.md; curve suffixes before';
const versionNotes = '[MS-RDPBCGR] appendix A, notes on 5.4.5 (which Windows supports which TLS for RDP)';
const versionTable = 'Microsoft, Protocols in TLS/SSL (Schannel SSP)';

/** In the order of the capture. */
const windows11Signatures = [
  'rsa_pss_rsae_sha256',
  'rsa_pss_rsae_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha256',
  'rsa_pkcs1_sha384',
  'rsa_pkcs1_sha1',
  'ecdsa_secp256r1_sha256',
  'ecdsa_secp384r1_sha384',
  'ecdsa_sha1',
  'rsa_pkcs1_sha512',
  'ecdsa_secp521r1_sha512',
];

/** Lists that were not seen in a ClientHello of mstsc on that build. */
const leavesOut = [windows10v22h2Suites, windows11Suites];

interface Build {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly TlsVersion[];
  readonly versionSource?: string;
  readonly suites: readonly string[];
  readonly suiteSource: string;
  readonly suiteConfidence?: Confidence;
  /** Curve25519 came with Windows 10 1607. */
  readonly curve25519: boolean;
  readonly seenHello?: boolean;
  /** Shorter keys may be refused by builds of 2024 and later; nothing certain was found. */
  readonly rsa1024Doubtful?: boolean;
}

/** mstsc by the Windows it runs on, with default settings. */
export const windowsClients: readonly ClientProfile[] = [
  windows({
    id: 'mstsc-windows-7',
    name: 'mstsc, Windows 7 SP1',
    versions: ['TLS 1.0'],
    versionSource: 'MicrosoftDocs/SupportArticles-docs incorrect-tls-use-rdp-with-ssl-encryption.md',
    suites: windows7Suites,
    suiteSource: 'windows-7.md',
    curve25519: false,
  }),
  windows({
    id: 'mstsc-windows-7-rdc8',
    name: 'mstsc, Windows 7 SP1 with RDC 8 and KB3080079',
    versions: upTo12(),
    versionSource: 'MicrosoftDocs/SupportArticles-docs incorrect-tls-use-rdp-with-ssl-encryption.md',
    suites: windows7Suites,
    suiteSource: 'windows-7.md',
    curve25519: false,
  }),
  windows({
    id: 'mstsc-windows-8.1',
    name: 'mstsc, Windows 8.1',
    versions: upTo12(),
    suites: windows7Suites,
    suiteSource: 'windows-8-1.md',
    curve25519: false,
  }),
  windows({
    id: 'mstsc-windows-10-1607',
    name: 'mstsc, Windows 10 1607',
    versions: upTo12(),
    suites: windows10v1607Suites,
    suiteSource: 'windows-10-v1607.md',
    curve25519: true,
  }),
  windows({
    id: 'mstsc-windows-10-22h2',
    name: 'mstsc, Windows 10 22H2',
    versions: upTo12(),
    suites: windows10v22h2Suites,
    suiteSource: 'windows-10-v22h2.md (translated copy, not whole)',
    suiteConfidence: 'single-source',
    curve25519: true,
  }),
  windows({
    id: 'mstsc-windows-11-23h2',
    name: 'mstsc, Windows 11 23H2',
    versions: upTo13(),
    versionSource: capture,
    suites: windows11Suites,
    suiteSource: 'windows-11.md',
    curve25519: true,
    seenHello: true,
  }),
  windows({
    id: 'mstsc-windows-11-24h2',
    name: 'mstsc, Windows 11 24H2',
    versions: upTo13(),
    suites: windows11Suites,
    suiteSource: 'windows-11.md (list of 22H2; not checked for 24H2)',
    suiteConfidence: 'unconfirmed',
    curve25519: true,
    rsa1024Doubtful: true,
  }),
  windows({
    id: 'mstsc-server-2012-r2',
    name: 'mstsc, Server 2012 R2',
    versions: upTo12(),
    suites: windows7Suites,
    suiteSource: 'windows-8-1.md',
    curve25519: false,
  }),
  windows({
    id: 'mstsc-server-2016',
    name: 'mstsc, Server 2016',
    versions: upTo12(),
    suites: windows10v1607Suites,
    suiteSource: 'windows-10-v1607.md',
    curve25519: true,
  }),
  windows({
    id: 'mstsc-server-2019',
    name: 'mstsc, Server 2019',
    versions: upTo12(),
    suites: windows10v1809Suites,
    suiteSource: 'windows-10-v1809.md',
    curve25519: true,
  }),
  windows({
    id: 'mstsc-server-2022',
    name: 'mstsc, Server 2022',
    versions: upTo13(),
    suites: windows11Suites,
    suiteSource: 'windows-server-2022.md',
    curve25519: true,
  }),
  windows({
    id: 'mstsc-server-2025',
    name: 'mstsc, Server 2025',
    versions: upTo13(),
    suites: windows11Suites,
    suiteSource: 'windows-server-2022.md (not checked for 2025)',
    suiteConfidence: 'unconfirmed',
    curve25519: true,
    rsa1024Doubtful: true,
  }),
];

function windows(build: Build): ClientProfile {
  const groups = build.curve25519 ? ['x25519', 'secp256r1', 'secp384r1'] : ['secp256r1', 'secp384r1'];
  return {
    id: build.id,
    name: build.name,
    offers: build.seenHello
      ? stated(['ssl', 'hybrid', 'hybridEx'], capture)
      : stated(
          ['ssl', 'hybrid', 'hybridEx'],
          '[MS-RDPBCGR] 5.4.2.1; hybridEx for this build not checked',
          'single-source',
        ),
    tlsVersions: stated(build.versions, build.versionSource ?? `${versionNotes}; ${versionTable}`),
    suites: stated(build.suites, `${suiteDocs}${build.suiteSource}`, build.suiteConfidence),
    ...(build.seenHello || !leavesOut.includes(build.suites) ? {} : { doubtfulSuites: suitesMstscLeavesOut }),
    groups: stated(groups, build.seenHello ? capture : curves),
    signatureAlgorithms: build.seenHello
      ? stated(windows11Signatures, capture)
      : stated(windows11Signatures, `${capture}; not checked for this build`, 'unconfirmed'),
    minRsaBits: stated(
      1024,
      'Microsoft, Schannel settings: ClientMinKeyBitLength 1024',
      build.rsa1024Doubtful ? 'unconfirmed' : 'confirmed',
    ),
    sha1Certificate: stated(
      'accepts',
      `${capture}: offers rsa_pkcs1_sha1`,
      build.seenHello ? 'single-source' : 'unconfirmed',
    ),
    doubtfulCertificate: stated(
      'warns',
      'MicrosoftDocs/azure-docs rdp-properties.md: authentication level 2 or 3',
    ),
    lowestCredssp: stated(
      5,
      '[MS-CSSP] appendix A: policy sets the lowest version; its default after the updates of May 2018 not found in a source',
      'unconfirmed',
    ),
    standardSecurity: notFound('no source says what mstsc does after SSL_NOT_ALLOWED_BY_SERVER'),
  };
}

function upTo12(): readonly TlsVersion[] {
  return ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'];
}

function upTo13(): readonly TlsVersion[] {
  return [...upTo12(), 'TLS 1.3'];
}
