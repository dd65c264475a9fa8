import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert as assertProperty, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../test/processor-time.ts';
import { allCodes } from '../codes/all-codes.ts';
import { explain } from './explain.ts';
import { namesOf } from '../codes/find-codes.ts';
import { families } from '../codes/families.ts';

const namesIn = (text: string) => explain(text).entries.map(({ row }) => row.name);
const familiesIn = (text: string) => explain(text).entries.map(({ row }) => row.family);

describe('every row is reachable', () => {
  it.each(allCodes.filter((row) => row.name !== ''))('$family by its name $name', (row) => {
    expect(explain(row.name).entries.map((entry) => entry.row)).toContain(row);
  });

  it.each(allCodes.filter((row) => row.value !== undefined && families[row.family].print !== 'name'))(
    '$family $value by its number',
    (row) => {
      expect(explain(`${row.value}`).entries.map((entry) => entry.row)).toContain(row);
    },
  );

  it('every row has a name or a number, a meaning and a source', () => {
    for (const row of allCodes) {
      expect(row.name !== '' || row.value !== undefined).toBe(true);
      expect(row.meaning.length, row.name).toBeGreaterThan(3);
      expect(row.source.length, row.name).toBeGreaterThan(3);
    }
  });
});

const reference = join(import.meta.dirname, '../../../../shared/reference');

describe.skipIf(!existsSync(reference))('every row of ../shared/reference is reachable', () => {
  it.each(load('disconnect-reasons.json'))('disconnect reason $hex', ({ dec, confidence }) => {
    const answer = explain(`${String(dec)} 0`).entries[0];
    expect(answer?.row).toMatchObject({ value: dec, confidence });
    expect(['disconnectReason', 'gatewayReason']).toContain(answer?.row.family);
  });

  it.each(load('extended-reasons.json').filter(({ value }) => value !== null))(
    '$enum $value',
    ({ value, confidence, name }) => {
      const found = explain(`0x904 ${String(value)}`).entries.filter(
        ({ row }) => row.value === value && String(name).startsWith(row.name),
      );
      expect(found.map(({ row }) => row.confidence)).toContain(confidence);
    },
  );

  it.each(load('events.json').filter(({ id }) => typeof id === 'number'))(
    'event $provider $id',
    ({ id, channel, confidence }) => {
      const found = explain(`event ${String(id)}`).entries.filter(({ row }) =>
        row.where.startsWith(String(channel)),
      );
      expect(found.map(({ row }) => row.confidence)).toContain(confidence);
    },
  );

  it.each([...load('settings.json'), ...load('rdpfile.json')])('$name', ({ name, location, group }) => {
    const rows = allCodes.filter(({ where }) => where === (location ?? group));
    const words = String(name).toLowerCase();
    const row = rows.find((candidate) =>
      namesOf(candidate).some(
        (own) => own.toLowerCase().includes(words) || words.includes(own.toLowerCase()),
      ),
    );
    const near =
      row ?? rows.find((candidate) => candidate.name.toLowerCase().includes(words.split(' ')[0] ?? words));
    expect(near, 'a row of that place').toBeDefined();
  });

  it.each(load('negotiation.json'))('$name', ({ name, confidence }) => {
    const rows = allCodes.filter((row) => row.name.endsWith(String(name)));
    expect(rows.map((row) => row.confidence)).toContain(confidence);
  });
});

describe('the most plausible reading comes first', () => {
  it.each([
    ['0x904 0x7', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['0x904/0x7', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['2308', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['2308 7', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['0×904', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ['-2146893052', 'SEC_E_INTERNAL_ERROR'],
    ['-1073741715', 'STATUS_LOGON_FAILURE'],
    ['0x80090304', 'SEC_E_INTERNAL_ERROR'],
    ['80090304', 'SEC_E_INTERNAL_ERROR'],
    ['C000006D', 'STATUS_LOGON_FAILURE'],
    ['0xFFFFFFFFC000006D', 'STATUS_LOGON_FAILURE'],
    ['0xD00A0032', 'STATUS_RDP_PROTOCOL_ERROR'],
    ['1057', 'RCM 1057'],
    ['Schannel 36870', 'Schannel 36870'],
    ['Ereignis-ID: 36874', 'Schannel 36874'],
    ['RdpCoreTS 226', 'RdpCoreTS 226'],
    ['TLS alert 40', 'handshake_failure'],
    ['fatal alert 70', 'protocol_version'],
    ['error state 10013', 'Schannel error state 10013'],
    ['negotiation failure 5', 'HYBRID_REQUIRED_BY_SERVER'],
    ['SecurityLayer', 'SecurityLayer'],
    ['authentication level', 'authentication level'],
    ['ERRINFO 0x10D3', 'ERRINFO_CONNECT_FAILED'],
    ['licensing error 6', 'ERR_NO_LICENSE_SERVER'],
    ['0x3000019', ''],
  ])('%s', (asked, name) => {
    expect(namesIn(asked)[0]).toBe(name);
  });

  it('gives every family of a shared number, and says why each', () => {
    expect(familiesIn('260').slice(0, 2)).toEqual(['disconnectReason', 'extendedReason']);
    for (const { why } of explain('260').entries) expect(why).not.toBe('');
  });
});

describe('texts of event logs', () => {
  it.each([
    [
      'Log Name: System Source: Schannel Event ID: 36870 Level: Error A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.',
      ['Schannel 36870', 'SEC_E_UNKNOWN_CREDENTIALS', 'Schannel error state 10001'],
    ],
    [
      'Schannel 36888: A fatal alert was generated and sent to the remote endpoint. The TLS protocol defined fatal error code is 40. The Windows SChannel error state is 1205.',
      ['Schannel 36888', 'handshake_failure', 'Schannel error state 1205'],
    ],
    [
      'TerminalServices-ClientActiveXCore Event ID 1026: RDP ClientActiveX has been disconnected (Reason= 2308)',
      ['RDPClient 1026', 'disconnectReasonAtClientWinsockFDCLOSE'],
    ],
    ['Session 3 has been disconnected, reason code 5', ['exDiscReasonReplacedByOtherConnection']],
    [
      'The Terminal Server security layer detected an error in the protocol stream and has disconnected the client. TermDD 56, status D00000B5',
      ['TermDD 56', 'STATUS_IO_TIMEOUT'],
    ],
  ])('%s', (text, names) => {
    const found = namesIn(text);
    for (const name of names) expect(found).toContain(name);
  });
});

describe('the two numbers of a dialog stay in their own tables', () => {
  it.each([
    ['0x3 0x104', 'exDiscReasonLicenseHwidDoesntMatchLicense'],
    ['3/263', 'exDiscReasonLicenseClientEndedProtocol'],
    ['0x904 0x402', 'ERRINFO_CB_LOADING_DESTINATION'],
  ])('%s', (asked, name) => {
    expect(namesIn(asked)).toContain(name);
    expect(
      explain(asked)
        .entries.slice(1)
        .map(({ row }) => row.family),
    ).not.toContain('disconnectReason');
  });
});

describe('what no source knows is not decoded', () => {
  it.each(['0x507', '0x607', '0x903', '0x5507', '0xF904', '2307', '0xAB09', '0x300FFFF', '0x8BADF00D'])(
    '%s is not known',
    (asked) => {
      const answer = explain(asked);
      expect(answer).toMatchObject({ known: false, entries: [] });
      expect(answer.means).toMatch(/^Not known/);
    },
  );

  it('an unknown first number does not hide a known second one', () => {
    const answer = explain('0x507 0x5');
    expect(answer.means).toMatch(/^Not known.*0x507.*Extended 0x5/);
    expect(answer.entries.map(({ row }) => row.name)).toEqual([
      'exDiscReasonReplacedByOtherConnection',
      'ERRINFO_DISCONNECTED_BY_OTHER_CONNECTION',
    ]);
  });

  it('a row with one source says so in the first line', () => {
    expect(explain('0xB09').means).toContain('Only one source');
    expect(explain('0x3000064').means).toContain('Unconfirmed');
  });
});

it('answers any text at once, without throwing', async () => {
  assertProperty(
    property(oneof(string({ unit: 'binary' }), string({ maxLength: 3_000 })), (text) => {
      expect(explain(text).means).not.toBe('');
    }),
    { numRuns: 300 },
  );
  const long = 'MachineKeys security layer NLA mstsc 0x904 '.repeat(20_000);
  expect(await processorMs(() => explain(long))).toBeLessThan(1_000);
});

function load(name: string): readonly Record<string, unknown>[] {
  if (!existsSync(reference)) return [];
  return JSON.parse(readFileSync(join(reference, name), 'utf8')) as Record<string, unknown>[];
}
