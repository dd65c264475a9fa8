import { healthy } from '../../../src/core/facts/healthy.ts';
import { encodeAlert } from '../../../src/core/protocol/tls/server-encode.ts';
import { writePcap } from '../../pcap-writer/capture-writer.ts';
import type { TimedPacket } from '../../pcap-writer/tcp-script.ts';
import { bundle } from './bundles.ts';
import {
  begins,
  encrypted,
  flight,
  greeted,
  hello,
  later,
  opened,
  sealed,
  session,
} from './capture-parts.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';
import { at, logFiles, logOf, systemNoise } from './log-events.ts';
import { healthyKeys, listener, rdpFile, regFile } from './settings.ts';

const server = logOf('SRV01.corp.example');
const selfMade = ['untrusted-certificate', 'name-mismatch', 'connection-by-address'];
const cipherPolicy =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const trace = (packets: readonly TimedPacket[]): EvidenceFile => ({
  name: 'trace.pcap',
  bytes: writePcap([...packets, ...later]),
});

type Sketch = Omit<EvidenceLabel, 'class' | 'files'> & { readonly files: () => readonly EvidenceFile[] };
const again = (label: Sketch) => evidenceCase({ class: 'second look: files', ...label });

/** Further settings, bundles, captures and mixtures, written after the causes knew those of the other files. */
export const secondLookFiles = [
  again({
    id: 'again-reg-rc4-only',
    made: 'The policy "SSL Cipher Suite Order" holds only two RC4 suites, which no current client offers.',
    truth: 'disjoint-cipher-suites',
    files: () => [
      regFile({
        ...healthyKeys,
        [cipherPolicy]: { Functions: 'TLS_RSA_WITH_RC4_128_SHA,TLS_RSA_WITH_RC4_128_MD5' },
      }),
    ],
  }),
  again({
    id: 'again-reg-good-order',
    made: 'The policy "SSL Cipher Suite Order" holds the usual modern suites.',
    truth: 'healthy',
    mustNot: ['disjoint-cipher-suites'],
    files: () => [
      regFile({
        ...healthyKeys,
        [cipherPolicy]: {
          Functions: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
        },
      }),
    ],
  }),
  again({
    id: 'again-reg-layer-by-policy',
    made: 'SecurityLayer is 2 locally and 0 by policy.',
    truth: 'lowered-security-layer',
    files: () => [regFile({ ...healthyKeys, [policy]: { SecurityLayer: 0 } })],
  }),
  again({
    id: 'again-reg-restores-layer',
    made: 'SecurityLayer was 0 locally, and the policy says 2.',
    truth: 'healthy',
    mustNot: ['lowered-security-layer'],
    files: () => [
      regFile({
        ...healthyKeys,
        [listener]: { ...healthyKeys[listener], SecurityLayer: 0 },
        [policy]: { SecurityLayer: 2 },
      }),
    ],
  }),
  again({
    id: 'again-bundle-rule-for-old-port',
    made: 'The listener was moved to 3390, the .rdp file asks for 3390, the firewall rule still lets 3389 in.',
    truth: 'blocking-firewall',
    files: () => [
      bundle({
        listenerSettings: { ...healthy.listenerSettings, port: { value: 3390, origin: 'local' } },
        portOwner: { ...healthy.portOwner, port: 3390 },
      }),
      rdpFile({ 'full address': 'srv01.corp.example:3390' }),
    ],
  }),
  again({
    id: 'again-bundle-expired',
    made: 'The certificate bound to the listener ended ten days ago; all services run.',
    truth: 'expired-certificate',
    mayAlso: ['failed-certificate-renewal'],
    files: () => [
      bundle({ listenerCertificate: { ...healthy.listenerCertificate, notAfter: '2026-08-22T00:00:00Z' } }),
    ],
  }),
  again({
    id: 'again-bundle-without-key',
    made: 'The bound certificate was imported from a .cer file: it has no private key here.',
    truth: ['unreadable-certificate-key', 'unusable-server-key'],
    files: () => [
      bundle({ listenerCertificate: { ...healthy.listenerCertificate, store: 'My', hasPrivateKey: false } }),
    ],
  }),
  again({
    id: 'again-bundle-wrong-use',
    made: 'The bound certificate is for client authentication only.',
    truth: 'wrong-extended-key-usage',
    mayAlso: ['rejected-configured-certificate'],
    files: () => [
      bundle({
        listenerCertificate: { ...healthy.listenerCertificate, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] },
      }),
    ],
  }),
  again({
    id: 'again-bundle-listener-gone',
    made: 'TermService runs and nothing listens on the port; Remote Desktop is off by policy.',
    truth: 'disabled-remote-desktop',
    files: () => [
      bundle({
        listenerSettings: { ...healthy.listenerSettings, denyConnections: { value: true, origin: 'policy' } },
        portOwner: { port: 3389, listening: false, addresses: [] },
      }),
    ],
  }),
  again({
    id: 'again-pcap-good-but-busy',
    made: 'A session that works with two retransmissions and a window that was zero for a moment.',
    truth: 'healthy',
    mayAlso: selfMade,
    files: () => {
      const script = encrypted({}, begins)
        .client(sealed(80))
        .server(sealed(300))
        .client(sealed(700))
        .server(sealed(90))
        .client(sealed(200));
      for (let i = 0; i < 40; i += 1) script.wait(40).server(sealed(900)).client(sealed(60));
      script.resend('server').ack('client', { window: 0 }).wait(300).ack('client').resend('server');
      return [trace(script.fin('client').packets)];
    },
  }),
  again({
    id: 'again-pcap-browser-beside',
    made: 'A session that works, and beside it a browser whose TLS is refused with alert 40 on port 443.',
    truth: 'healthy',
    mayAlso: selfMade,
    mustNot: ['no-common-cipher'],
    files: () => {
      const web = opened({ ...begins, port: 443, clientPort: 52_000, server: '198.51.100.80' })
        .client(hello)
        .server(encodeAlert('fatal', 40))
        .fin('server');
      return [trace([...web.packets, ...session({}, begins).packets])];
    },
  }),
  again({
    id: 'again-pcap-rst-after-certificate',
    made: 'A device in between resets behind the certificate of the server; the TTL of the reset is another.',
    truth: 'resetting-middlebox',
    mayAlso: selfMade,
    mustNot: ['rejecting-client'],
    files: () => [trace(greeted(begins).server(flight()).rst('server', { ttl: 61 }).packets)],
  }),
  again({
    id: 'again-mixed-client-36870',
    made: 'A device in between resets at the ClientHello (other TTL); the System log has 36870 of clients only.',
    truth: 'resetting-middlebox',
    mayAlso: ['unusable-server-key'],
    mustNot: ['unreadable-certificate-key'],
    files: () => [
      trace(greeted(begins).rst('server', { ttl: 61 }).packets),
      ...logFiles([
        ...systemNoise(server, at('09-01 11:00:00'), 20),
        server.schannel(36870, at('09-01 11:50:00'), {
          Type: 'client',
          ErrorCode: '0x8009030d',
          ErrorStatus: 10001,
        }),
      ]),
    ],
  }),
  again({
    id: 'again-mixed-expired-and-1058',
    made: 'The renewal fails each night (1058); the capture shows a session that works with the expired certificate.',
    truth: 'failed-certificate-renewal',
    mayAlso: ['expired-certificate', ...selfMade],
    files: () => [
      trace(session({ notBefore: '2026-02-01T00:00:00Z', notAfter: '2026-08-20T00:00:00Z' }, begins).packets),
      ...logFiles([
        ...systemNoise(server, at('09-01 11:00:00'), 20),
        ...[28, 29, 30, 31].map((day) => server.rcm(1058, at(`08-${day} 02:00:00`), ['Access is denied.'])),
      ]),
    ],
  }),
];
