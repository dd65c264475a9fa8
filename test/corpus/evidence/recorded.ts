import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeCertificate, type CertificatePair } from '../../interop/certificates.ts';
import { missing } from '../../interop/packages.ts';
import { freeAddress, startProgram, untilSaid, type Running } from '../../interop/programs.ts';
import { account, startShadow, type ShadowOptions } from '../../interop/shadow.ts';
import { startXrdp, type XrdpSettings } from '../../interop/xrdp.ts';
import { evidenceCase, type EvidenceFile, type EvidenceLabel } from './evidence-case.ts';

type Server = (folder: string, address: string) => Promise<Running | undefined>;
type Sketch = Omit<EvidenceLabel, 'class' | 'files' | 'skip' | 'slow'> & {
  readonly server: Server;
  readonly client?: readonly string[];
};

/** A real server and a real client, recorded by tcpdump on loopback; only the recording is judged. */
const recorded = ({ server, client = [], ...label }: Sketch) =>
  evidenceCase({
    class: 'recorded in the lab',
    slow: true,
    skip: () => missing('tcpdump', 'xfreerdp', 'xrdp', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'openssl'),
    files: () => record(server, client),
    ...label,
  });

async function record(server: Server, client: readonly string[]): Promise<readonly EvidenceFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-recorded-'));
  const running: Running[] = [];
  try {
    const address = await freeAddress(3389);
    const up = await server(folder, address);
    if (up) running.push(up);
    const file = join(folder, 'trace.pcap');
    const capture = startProgram([
      'tcpdump',
      '-i',
      'lo',
      '-U',
      '--immediate-mode',
      '-Z',
      'root',
      '-w',
      file,
      'host',
      address,
    ]);
    running.push(capture);
    await untilSaid(capture, /listening on/);
    const screen = startProgram([
      'Xvfb',
      '-displayfd',
      '1',
      '-screen',
      '0',
      '640x480x24',
      '-nolisten',
      'tcp',
    ]);
    running.push(screen);
    const display = `:${await untilSaid(screen, /^(\d+)\n/m)}`;
    const visitor = startProgram(
      ['xfreerdp', `/v:${address}`, `/u:${account.user}`, '+auth-only', '/cert:ignore', ...client],
      { HOME: folder, DISPLAY: display },
    );
    running.push(visitor);
    for (let waited = 0; waited < 15_000 && !visitor.ended(); waited += 100) await pause(100);
    visitor.close();
    // Until the program that captures has written what it has.
    for (let size = -1; size !== statSync(file).size; await pause(600)) size = statSync(file).size;
    return [{ name: 'trace.pcap', bytes: new Uint8Array(readFileSync(file)) }];
  } finally {
    for (const { close } of running.toReversed()) close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const xrdp =
  (settings: XrdpSettings, pair: (folder: string) => Partial<CertificatePair> = makeCertificate): Server =>
  (folder, address) => {
    const { certificate = '/nonexistent/cert.pem', key = '/nonexistent/key.pem' } = pair(folder);
    return startXrdp(folder, address, { certificate, key_file: key, ...settings });
  };
const shadow =
  (options: ShadowOptions, pair?: (folder: string) => CertificatePair): Server =>
  (folder, address) =>
    startShadow(folder, address, {
      ...options,
      ...(pair === undefined ? {} : { certificate: pair(folder) }),
    });
const mismatched = (folder: string): CertificatePair => ({
  certificate: makeCertificate(folder).certificate,
  key: makeCertificate(folder).key,
});

const right = `/p:${account.password}`;
/** True of every server of this lab: its own certificate, an address for a name, and of most that NLA is off. */
const ofTheLab = ['untrusted-certificate', 'name-mismatch', 'connection-by-address', 'unrequired-nla'];

/** Real connections on loopback, recorded while the case runs. */
export const recordedCases = [
  recorded({
    id: 'recorded-nla',
    made: 'freerdp-shadow with NLA, xfreerdp with the right password.',
    truth: 'healthy',
    mayAlso: ofTheLab,
    server: shadow({ security: 'nla' }),
    client: [right],
  }),
  recorded({
    id: 'recorded-wrong-password',
    made: 'freerdp-shadow with NLA, xfreerdp with a wrong password: the server closes without a code.',
    truth: ['closed-credssp', 'wrong-password'],
    mayAlso: ofTheLab,
    server: shadow({ security: 'nla' }),
    client: ['/p:not-the-password'],
  }),
  recorded({
    id: 'recorded-nla-required',
    made: 'freerdp-shadow with NLA, xfreerdp that offers TLS only.',
    truth: 'required-nla',
    mayAlso: ofTheLab,
    server: shadow({ security: 'nla' }),
    client: [right, '/sec:tls'],
  }),
  recorded({
    id: 'recorded-tls-refused',
    made: 'freerdp-shadow with standard RDP security only, xfreerdp that offers TLS only.',
    truth: ['refused-tls', 'standard-security-only'],
    mayAlso: ofTheLab,
    server: shadow({ security: 'rdp' }),
    client: [right, '/sec:tls'],
  }),
  recorded({
    id: 'recorded-shadow-key-mismatch',
    made: 'freerdp-shadow whose key belongs to another certificate.',
    truth: ['mismatched-certificate-key', 'unusable-server-key', 'no-common-cipher'],
    mayAlso: ofTheLab,
    server: shadow({ security: 'tls' }, mismatched),
    client: [right],
  }),
  recorded({
    id: 'recorded-xrdp',
    made: 'xrdp with TLS and a certificate of its own; xfreerdp connects.',
    truth: ['healthy', 'unrequired-nla'],
    mayAlso: ofTheLab,
    server: xrdp({ security_layer: 'tls' }),
    client: [right],
  }),
  recorded({
    id: 'recorded-xrdp-key-mismatch',
    made: 'xrdp whose key belongs to another certificate.',
    truth: ['mismatched-certificate-key', 'unusable-server-key', 'malformed-handshake'],
    mayAlso: ofTheLab,
    server: xrdp({ security_layer: 'tls' }, mismatched),
    client: [right],
  }),
  recorded({
    id: 'recorded-xrdp-no-certificate',
    made: 'xrdp with TLS whose certificate file is missing.',
    truth: 'missing-server-certificate',
    mayAlso: ofTheLab,
    server: xrdp({ security_layer: 'tls' }, () => ({})),
    client: [right],
  }),
  recorded({
    id: 'recorded-xrdp-old-tls',
    made: 'xrdp that takes TLS 1.0 only, which its own OpenSSL refuses: alert 80 to every hello.',
    truth: ['failing-tls-service', 'no-common-tls-version', 'outdated-tls-only'],
    mayAlso: ofTheLab,
    mustNot: ['unusable-server-key'],
    server: xrdp({ security_layer: 'tls', ssl_protocols: 'TLSv1' }),
    client: [right],
  }),
  recorded({
    id: 'recorded-refused',
    made: 'Nobody listens on the address.',
    truth: 'refused-port',
    server: () => Promise.resolve(undefined),
    client: [right],
  }),
];
