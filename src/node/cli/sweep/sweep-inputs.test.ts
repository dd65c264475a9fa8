import { expect, it } from 'vitest';
import { sweepInputsOf } from './sweep-inputs.ts';

it('a link-local address without its interface is refused, and the interfaces of this machine are named', async () => {
  await expect(sweepInputsOf(['fe80::1'], [], [3389])).rejects.toThrow(
    /fe80::1%eth0; this machine has (?!undefined)\w/,
  );
});
