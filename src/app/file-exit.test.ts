import { expect, it } from 'vitest';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { withCloudUntold } from './file-exit.ts';

it('a cloud that told nothing makes healthy unknown, and takes back nothing that was found', () => {
  for (const code of Object.keys(exitCodes).map((each) => Number(each) as ExitCode)) {
    expect(withCloudUntold(code, true)).toBe(code === 0 ? 40 : code);
    expect(withCloudUntold(code, false)).toBe(code);
  }
});
