import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ExitCode } from '../../../app/exit-codes.ts';
import { explainCommand } from './explain.ts';

/** What the command prints, run in this process. */
async function output(...words: readonly string[]): Promise<string> {
  return outputWith(() => undefined, ...words);
}

async function outputWith(exit: (code: ExitCode) => void, ...words: readonly string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  await explainCommand({ exit }).exitOverride().parseAsync(words, { from: 'user' });
  return printed.join('');
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('explain', () => {
  it('says what it means, what it does not tell, and what to run next, in that order', async () => {
    const text = await output('--sources', '0x904', '0x7');
    const places = [
      '0x904 / 0x7 (2308 / 7)',
      'Means ',
      'Not told ',
      'Run next  rdpdoctor check HOST --code 0x904/0x7',
      'confirmed · source:',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it('takes a negative number for a number, not for an option', async () => {
    expect(await output('-2146893052')).toContain('SEC_E_INTERNAL_ERROR');
  });

  it.each([
    ['0x904', '0x7'],
    ['1057'],
    ['0x80090304'],
    ['black screen'],
    ['KB5074109'],
    ['rename MachineKeys'],
    ['no such thing'],
    ['1149'],
    ['port forwarding'],
    ['an internal error has occurred'],
  ])('answers %j in few lines, and cuts nothing that is to be typed', async (...words) => {
    const lines = (await output(...words)).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines[1]).toMatch(/^Means {5}\S/);
    expect(lines.slice(lines.findIndex((line) => line.startsWith('Run next'))).join('\n')).not.toMatch(/…$/m);
  });

  it.each([
    [['0x904', '0x7'], undefined],
    [['VPN'], undefined],
    [['zzz', 'qqq'], 40],
    [['KB9999999'], 40],
  ])('%j ends with exit code %s', async (words, code) => {
    const exit = vi.fn();
    await outputWith(exit, ...words);
    expect(exit.mock.calls.flat()[0]).toBe(code);
  });

  it('prints JSON', async () => {
    expect(JSON.parse(await output('--json', '2308', '7'))).toMatchObject({
      format: 1,
      known: true,
      myths: [],
    });
  });

  it('keeps to the width of the terminal where words allow it', async () => {
    const long = (await output('1057'))
      .split('\n')
      .filter((line) => line.length > 100 && /\s\S+\s/.test(line.trim()));
    expect(long).toEqual([]);
  });

  it('--all prints every family', async () => {
    const text = await output('--all');
    for (const part of [
      'disconnectReasonAtClientWinsockFDCLOSE',
      'Schannel 36870',
      'SecurityLayer',
      'authentication level',
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each([
    [[], 'nothing to explain'],
    [['--everything'], 'unknown option "--everything"'],
  ])('refuses %j with a sentence', async (words, problem) => {
    await expect(output(...words)).rejects.toThrow(problem);
  });
});
