import { describe, expect, it } from 'vitest';
import { renderEvent } from './render-event.ts';
import { windowsEvent, windowsEvents } from './windows-event.ts';

function rendered(provider: string, id: number, fields: Readonly<Record<string, string>>): string {
  const row = windowsEvent(provider, id);
  if (!row) throw new Error(`no row for ${provider} ${id}`);
  return renderEvent(row, fields);
}

describe('a sentence with the values of the event', () => {
  it.each([
    ['names', 'scm', 7034, { param1: 'SessionEnv', param2: '3' }, 'SessionEnv ended unexpectedly (count: 3'],
    ['numbers from 0', 'scm', 7034, { 0: 'SessionEnv', 1: '3' }, 'SessionEnv ended unexpectedly (count: 3'],
    ['other capitals', 'scm', 7034, { Param1: 'X', PARAM2: '3' }, 'X ended unexpectedly (count: 3'],
    ['spaces in names', 'defender', 1116, { 'Threat Name': 'EICAR', Path: 'a' }, 'EICAR in a'],
    ['no spaces in names', 'defender', 1116, { ThreatName: 'EICAR', Path: 'a' }, 'EICAR in a'],
    ['Buffer in names', 'AppLocker', 8004, { FilePathBuffer: 'x.exe', TargetUser: 'S-1' }, 'x.exe for S-1'],
    [
      'places of old versions',
      'Application Error',
      1000,
      { 0: 'a.exe', 3: 'b.dll', 6: 'c0000005' },
      'a.exe crashed in b.dll (exception c0000005)',
    ],
    ['absent values', 'scm', 7034, {}, 'unknown ended unexpectedly (count: unknown'],
    ['empty values', 'scm', 7034, { param1: ' \t', param2: '1' }, 'unknown ended unexpectedly (count: 1'],
    [
      'a dash for a value',
      'security',
      4634,
      { TargetUserName: '-', TargetDomainName: 'D', LogonType: '3' },
      'D\\unknown ended (type 3)',
    ],
    [
      'numbers of messages',
      'scm',
      7000,
      { param1: 'CldFlt', param2: '%%50' },
      'CldFlt could not be started: 50',
    ],
    [
      'nothing to fill in',
      'scm',
      7027,
      { param1: 'x' },
      'Windows could not start as configured and used an earlier configuration.',
    ],
  ])('%s', (_, provider, id, fields, part) => {
    expect(rendered(provider, id, fields)).toContain(part);
  });

  it('does not fill in what a value says in braces', () => {
    expect(rendered('scm', 7034, { param1: '{param2}', param2: '9' })).toContain('{param2} ended');
  });

  it('does not take inherited properties for values', () => {
    const row = windowsEvents[0]!;
    const odd = { ...row, sentence: '{constructor}', fields: [{ name: 'constructor' }] };
    expect(renderEvent(odd, {})).toBe('unknown');
  });

  it.each([
    ['control characters', 'a\u0000\u001b[31mb\r\nc\u0085d', 'a [31mb c d'],
    ['direction and zero-width characters', 'a\u202Eb\u2066c\u200Bd\u2028e', 'a b c d e'],
    ['half a character', 'a\uD800b', 'a b'],
  ])('drops %s', (_, value, shown) => {
    expect(rendered('scm', 7030, { param1: value })).toContain(`The service ${shown} wants`);
  });

  it.each([
    ['80 characters stay', 'x'.repeat(80), 'x'.repeat(80)],
    ['81 are cut', 'x'.repeat(81), `${'x'.repeat(79)}…`],
    ['a megabyte is cut', 'x'.repeat(1_000_000), `${'x'.repeat(79)}…`],
    ['characters of two units are kept whole', '😀'.repeat(100), `${'😀'.repeat(79)}…`],
  ])('%s', (_, value, shown) => {
    expect(rendered('scm', 7030, { param1: value })).toBe(
      `The service ${shown} wants to show windows, which this system does not allow.`,
    );
  });

  it('bounds every sentence of the table on one line, whatever the fields hold', () => {
    for (const row of windowsEvents) {
      const fields = Object.fromEntries(row.fields.map(({ name }) => [name, '\n😀{x}\u202E'.repeat(500)]));
      const text = renderEvent(row, fields);
      expect(Array.from(text).length).toBeLessThanOrEqual(140 + 80 * row.fields.length);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });
});
