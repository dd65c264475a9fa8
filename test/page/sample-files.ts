import { gzipSync } from 'node:zlib';
import { makeCertificate } from '../../src/node/lab/certificates.ts';
import { bundle } from '../corpus/evidence/bundles.ts';
import { greeted } from '../corpus/evidence/capture-parts.ts';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';
import { writePcap } from '../pcap-writer/capture-writer.ts';
import { logStory } from '../worlds/logs/log-worlds.ts';
import { filesOf } from '../worlds/logs/through-bytes.ts';
import { writeZip } from '../writers/write-zip.ts';
import type { Dropped } from './browser.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const terminalServer = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';

/** Logs of both sides in which a key cannot be read any more. */
export const logs: readonly Dropped[] = filesOf(logStory(7, 'key-unreadable'));

/** A server that closes the connection in the middle of TLS, as somebody captured it. */
export const capture: Dropped = {
  name: 'trace.pcap',
  bytes: writePcap(greeted({ start: '2026-09-01T11:59:00.000Z' }).fin('server').packets),
};

export const reg: Dropped = {
  name: 'server.reg',
  bytes: utf8(
    `Windows Registry Editor Version 5.00\r\n\r\n[${terminalServer}]\r\n"fDenyTSConnections"=dword:00000001\r\n`,
  ),
};

/** One file of each kind, with what is said of it. */
export const kinds: readonly (readonly [kind: string, files: readonly Dropped[], says: RegExp])[] = [
  ['event logs (.evtx)', logs, /certificate|key/i],
  ['a capture (.pcap)', [capture], /TLS|certificate|handshake|key/i],
  ['a registry export (.reg)', [reg], /switched off on the server/],
  [
    'connection settings (.rdp)',
    [{ name: 'office.rdp', bytes: utf8('full address:s:srv01\r\nauthentication level:i:0\r\n') }],
    /srv01|office\.rdp/,
  ],
  [
    'a certificate (.cer)',
    [
      {
        name: 'rdp.cer',
        bytes: makeCertificate({
          commonName: 'srv01',
          notBefore: '2025-01-01T00:00:00Z',
          notAfter: '2026-01-01T00:00:00Z',
        }).der,
      },
    ],
    /certificate/i,
  ],
  [
    'an event as XML',
    [
      {
        name: 'event.xml',
        bytes: utf8(
          `<Events><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Schannel"/><EventID>36870</EventID><Level>2</Level><TimeCreated SystemTime="2026-09-01T10:00:00.000Z"/><Channel>System</Channel><Computer>srv01</Computer></System><EventData><Data Name="Type">server</Data><Data Name="ErrorCode">0x8009030D</Data><Data Name="ErrorStatus">10001</Data></EventData></Event></Events>`,
        ),
      },
    ],
    /event\.xml|key/i,
  ],
  [
    'a packed file (.gz)',
    [{ name: 'server.reg.gz', bytes: new Uint8Array(gzipSync(reg.bytes)) }],
    /switched off/,
  ],
  ['an archive (.zip)', [{ name: 'all.zip', bytes: writeZip([reg]) }], /switched off/],
  ['a bundle of the collector', [bundle({}, {}, 'srv01.json')], /srv01/],
  ['a picture', [{ name: 'photo.jpg', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }], /JPEG image/],
];

const nasty = '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202e\u001b[31m';

/** Every field that comes from outside filled with what would like to be markup. */
export const hostile: readonly Dropped[] = [
  {
    name: `${nasty.replaceAll('/', '')}.evtx`,
    bytes: writeEvtx([
      {
        provider: 'Schannel',
        id: 36870,
        time: '2026-09-01T10:00:00.000Z',
        channel: 'System',
        computer: nasty,
        level: 2,
        data: { Type: nasty, ErrorCode: nasty, ErrorStatus: '10001' },
      },
      {
        provider: nasty,
        id: 9,
        time: '2026-09-01T10:00:01.000Z',
        channel: nasty,
        computer: nasty,
        data: { [nasty]: nasty },
      },
    ]),
  },
  {
    name: `${nasty.replaceAll('/', '')}.cer`,
    bytes: makeCertificate({
      commonName: nasty,
      notBefore: '2025-01-01T00:00:00Z',
      notAfter: '2026-01-01T00:00:00Z',
    }).der,
  },
];
