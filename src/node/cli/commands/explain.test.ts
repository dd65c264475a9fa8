import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainCommand } from './explain.ts';

/** What the command prints, run in this process. */
async function output(...words: readonly string[]): Promise<string> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  await explainCommand({ exit: () => undefined })
    .exitOverride()
    .parseAsync(words, { from: 'user' });
  return printed.join('');
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('explain', () => {
  it('says what it means, what it does not tell, and what to run next, in that order', async () => {
    const text = await output('0x904', '0x7');
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
      .filter((line) => line.length > 80 && /\s\S+\s/.test(line.trim()));
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
