import { Duplex } from 'node:stream';
import { connect, createSecureContext, TLSSocket, type ConnectionOptions } from 'node:tls';
import { once } from 'node:events';
import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writePcapng } from '../../../../test/pcap-writer/capture-writer.ts';
import { TcpScript } from '../../../../test/pcap-writer/tcp-script.ts';
import { fromHex } from '../../bytes/write.ts';
import { nodeCrypto } from '../../../node/crypto.ts';
import { selfMade } from '../../../node/lab/practice-certificate.ts';
import { Capture } from './capture.ts';
import { DEFAULT_LIMITS } from './connections/connection-table.ts';
import { dialogueOf } from './stories/dialogue.ts';
import { readStory } from './stories/story.ts';
import { tlsOpener } from './tls/tls-opener.ts';

const [certificate] = selfMade();

/** Those with CCM are off unless named. */
const newSuites =
  'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256';

/** Two ends of a wire that is written down. */
function wire(heard: (who: 'client' | 'server', bytes: Uint8Array) => void): readonly [Duplex, Duplex] {
  const ends: Duplex[] = [];
  const make = (who: 'client' | 'server', other: number) =>
    new Duplex({
      read() {},
      write(chunk: Buffer, _, done) {
        heard(who, new Uint8Array(chunk));
        ends[other]!.push(Buffer.from(chunk));
        done();
      },
      final(done) {
        ends[other]!.push(null);
        done();
      },
    });
  ends.push(make('client', 1), make('server', 0));
  return [ends[0]!, ends[1]!];
}

/** A real TLS conversation, as a capture with its key log. */
async function conversation(options: ConnectionOptions, question: string, answer: string) {
  const script = new TcpScript().open();
  const [clientEnd, serverEnd] = wire((who, bytes) => script[who](bytes));
  const server = new TLSSocket(serverEnd, {
    isServer: true,
    secureContext: createSecureContext({
      cert: certificate!.pem,
      key: certificate!.keyPem,
      ciphers: `ALL:${newSuites}:@SECLEVEL=0`,
      minVersion: 'TLSv1',
      ...(options.secureOptions !== undefined && { secureOptions: options.secureOptions }),
    }),
  });
  const client = connect({ socket: clientEnd, rejectUnauthorized: false, minVersion: 'TLSv1', ...options });
  let keylog = '';
  client.on('keylog', (line: Buffer) => (keylog += line.toString()));
  server.on('data', () => server.end(answer));
  await once(client, 'secureConnect');
  client.end(question);
  client.resume();
  await once(client, 'close');
  return { script: script.fin('server').rst('client'), keylog };
}

function storyOf(file: Uint8Array, keylog = '') {
  const capture = new Capture(DEFAULT_LIMITS, (port) => port === 3389);
  capture.push(file);
  capture.finish();
  capture.keys.add(keylog);
  const dialogue = dialogueOf(capture.connections()[0]!);
  const trails = {
    client: dialogue.clientSide.stream.trail?.last ?? [],
    server: dialogue.serverSide.stream.trail?.last ?? [],
  };
  return readStory(
    dialogue.said,
    dialogue.heard,
    dialogue.ended,
    tlsOpener(nodeCrypto, capture.keys, trails),
  );
}

const suites: readonly (readonly [string, ConnectionOptions])[] = [
  ['TLS 1.3, AES-128-GCM', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' }],
  ['TLS 1.3, AES-256-GCM', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_256_GCM_SHA384' }],
  ['TLS 1.3, ChaCha20', { minVersion: 'TLSv1.3', ciphers: 'TLS_CHACHA20_POLY1305_SHA256' }],
  ['TLS 1.3, AES-128-CCM', { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256' }],
  [
    'TLS 1.3, AES-128-CCM-8',
    { minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_8_SHA256:AES128-SHA:@SECLEVEL=0' },
  ],
  ['TLS 1.2, AES-128-CCM', { maxVersion: 'TLSv1.2', ciphers: 'AES128-CCM' }],
  ['TLS 1.2, AES-256-CCM-8', { maxVersion: 'TLSv1.2', ciphers: 'AES256-CCM8:@SECLEVEL=0' }],
  ['TLS 1.2, AES-128-GCM', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }],
  ['TLS 1.2, AES-256-GCM, RSA', { maxVersion: 'TLSv1.2', ciphers: 'AES256-GCM-SHA384' }],
  ['TLS 1.2, ChaCha20', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' }],
  ['TLS 1.2, AES-CBC, encrypt-then-MAC', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' }],
  [
    'TLS 1.2, AES-CBC, MAC-then-encrypt',
    {
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-RSA-AES128-SHA256',
      secureOptions: constants.SSL_OP_NO_ENCRYPT_THEN_MAC,
    },
  ],
  [
    'TLS 1.2, AES-CBC, SHA-1',
    { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA', secureOptions: constants.SSL_OP_NO_ENCRYPT_THEN_MAC },
  ],
  ['TLS 1.1, AES-CBC', { maxVersion: 'TLSv1.1', ciphers: 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0' }],
  ['TLS 1.0, AES-CBC', { maxVersion: 'TLSv1', ciphers: 'ECDHE-RSA-AES256-SHA:@SECLEVEL=0' }],
];

it.each(suites)('opens %s', async (_, options) => {
  const question = 'what is inside';
  const answer = 'this '.repeat(10_000);
  const { script, keylog } = await conversation(options, question, answer);
  const { tls, opened } = storyOf(writePcapng(script.packets, { secrets: keylog }));
  expect(Buffer.from(opened!.client.bytes).toString()).toBe(question);
  expect(Buffer.from(opened!.server.bytes).toString()).toBe(answer);
  expect(opened!.alerts.map(({ by, alert }) => `${by} ${alert}`)).toContain('server 0');
  expect(tls!.completedAt).toBeDefined();
  expect(storyOf(writePcapng(script.packets), keylog).opened?.server.total).toBe(answer.length);
});

it('shows the certificate that TLS 1.3 hides', async () => {
  const { script, keylog } = await conversation({ minVersion: 'TLSv1.3' }, 'a', 'b');
  const { opened } = storyOf(writePcapng(script.packets, { secrets: keylog }));
  expect(opened?.certificates).toEqual([certificate!.der]);
});

it('opens the end of a long connection whose middle was not kept', async () => {
  const { script, keylog } = await conversation(
    { maxVersion: 'TLSv1.2' },
    'q',
    'z'.repeat(122 * 16_384 + 500),
  );
  const { opened } = storyOf(writePcapng(script.packets, { secrets: keylog }));
  expect(opened!.serverLast.length).toBeGreaterThan(0);
  expect(Buffer.from(opened!.serverLast.at(-1)!.bytes).toString()).toMatch(/^z+$/);
  expect(opened!.alerts.at(-1)).toMatchObject({ by: 'server', alert: 0 });
});

it('says nothing of the inside with a key that does not fit', async () => {
  const { script, keylog } = await conversation({ maxVersion: 'TLSv1.2' }, 'q', 'a');
  const wrong = keylog.replace(/[0-9a-f]{96}/g, (secret) =>
    secret.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  );
  const { tls, opened } = storyOf(writePcapng(script.packets, { secrets: wrong }));
  expect([tls?.completedAt !== undefined, opened]).toEqual([true, undefined]);
});

/** Recorded between gnutls-cli and gnutls-serv --echo: OpenSSL speaks these no longer. */
const recorded = Object.entries(
  JSON.parse(readFileSync(new URL('old-ciphers.test.json', import.meta.url), 'utf8')) as Readonly<
    Record<string, { readonly keylog: string; readonly spoken: readonly ['client' | 'server', string][] }>
  >,
);

it.each(recorded)('opens %s', (_, { keylog, spoken }) => {
  const script = new TcpScript().open();
  for (const [who, bytes] of spoken) script[who](fromHex(bytes));
  const { opened } = storyOf(writePcapng(script.fin('client').packets), keylog);
  const said = 'what is inside\nand after it\n';
  expect(Buffer.from(opened!.client.bytes).toString()).toBe(said);
  expect(Buffer.from(opened!.server.bytes).toString()).toBe(said);
});
