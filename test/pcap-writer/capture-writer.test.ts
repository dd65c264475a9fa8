import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { Capture } from '../../src/core/evidence/pcap/capture.ts';
import { DEFAULT_LIMITS } from '../../src/core/evidence/pcap/connections/connection-table.ts';
import { writePcap, writePcapng } from './capture-writer.ts';
import { linkTypes, type Link } from './frames.ts';
import { TcpScript, type ScriptOptions } from './tcp-script.ts';

const script = (options: ScriptOptions = {}) =>
  new TcpScript(options)
    .open()
    .client(toUtf8('question'))
    .wait(40)
    .server(toUtf8('answer'))
    .fin('server')
    .rst('client');

function read(file: Uint8Array): Capture {
  const capture = new Capture(DEFAULT_LIMITS, (port) => port === 3389);
  capture.push(file);
  capture.finish();
  return capture;
}

function heard(file: Uint8Array) {
  const capture = read(file);
  const [connection] = capture.connections();
  return {
    warnings: capture.warnings(),
    client: connection && capture.addresses.text(connection.opener.address),
    said: connection && Buffer.from(connection.fromOpener.stream.head).toString(),
    answered: connection && Buffer.from(connection.fromTarget.stream.head).toString(),
    closedAt: connection?.fromTarget.finAt,
    resetAt: connection?.fromOpener.rstAt,
    start: capture.timeOf(0),
  };
}

const expected = {
  warnings: [],
  client: '192.0.2.10',
  said: 'question',
  answered: 'answer',
  closedAt: 65,
  resetAt: 70,
  start: '2026-09-01T12:00:00.000Z',
};

describe.each(Object.keys(linkTypes) as Link[])('what was written comes back: %s', (link) => {
  it.each([
    ['pcap', writePcap(script().packets, { link })],
    ['pcap, big-endian', writePcap(script().packets, { link, bigEndian: true })],
    ['pcap, nanoseconds', writePcap(script().packets, { link, nanoseconds: true })],
    ['pcapng', writePcapng(script().packets, { link })],
    [
      'pcapng, big-endian, nanoseconds',
      writePcapng(script().packets, { link, bigEndian: true, resolution: 9 }),
    ],
    ['pcapng, milliseconds', writePcapng(script().packets, { link, resolution: 3 })],
  ])('as %s', (_, file) => {
    expect(heard(file)).toEqual(expected);
  });

  it('over IPv6', () => {
    const packets = script({ client: '2001:db8::10', server: '2001:db8::11' }).packets;
    expect(heard(writePcapng(packets, { link }))).toEqual({ ...expected, client: '2001:db8::10' });
  });
});

it('keeps secrets, names and losses beside the packets', () => {
  const random = 'ab'.repeat(32);
  const secrets = `# a comment\nCLIENT_RANDOM ${random} ${'cd'.repeat(48)}\n`;
  const file = writePcapng(script().packets, { secrets, dropped: 7, names: { '192.0.2.11': 'srv01' } });
  const capture = read(file);
  expect(capture.keys.knows(new Uint8Array(32).fill(0xab))).toBe(true);
  expect(capture.nameOf(capture.connections()[0]!.target.address)).toBe('srv01');
  expect(capture.warnings()).toEqual(['capture: the capturing machine lost 7 packets']);
});

it('reads packets without time', () => {
  expect(heard(writePcapng(script().packets, { simple: true }))).toMatchObject({
    said: 'question',
    start: '1970-01-01T00:00:00.000Z',
  });
});

const tshark = (() => {
  try {
    execFileSync('tshark', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!tshark)('tshark reads the same from what was written', () => {
  it.each(Object.keys(linkTypes) as Link[])('%s', (link) => {
    const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-pcap-'));
    try {
      const file = join(folder, 'a.pcapng');
      writeFileSync(file, writePcapng(script().packets, { link, dropped: 0 }));
      const fields = ['-T', 'fields', '-e', 'tcp.srcport', '-e', 'tcp.flags', '-e', 'tcp.len'];
      const lines = execFileSync('tshark', ['-r', file, ...fields], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(lines.trim().split('\n')).toEqual([
        '50000\t0x0002\t0',
        '3389\t0x0012\t0',
        '50000\t0x0010\t0',
        '50000\t0x0018\t8',
        '3389\t0x0018\t6',
        '3389\t0x0011\t0',
        '50000\t0x0014\t0',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
