import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { askThere } from './ask.ts';

function asked(secret: boolean) {
  const input = new PassThrough();
  const output = new PassThrough();
  return { input, output, answer: askThere({ input, output }, 'Sign in? ', secret) };
}

it('brings the line that was typed', async () => {
  const { input, answer } = asked(false);
  input.write('yes\r');
  expect(await answer).toBe('yes');
});

it('shows nothing of a secret', async () => {
  const { input, output, answer } = asked(true);
  input.write('Geheim 1\r');
  expect(await answer).toBe('Geheim 1');
  expect(String(output.read())).toMatch(/^Sign in\? (?!.*Geheim)/);
});

it.each<[string, (input: PassThrough) => unknown]>([
  ['Ctrl-C', (input) => input.write('\u0003')],
  ['Ctrl-D', (input) => input.write('\u0004')],
  ['the end of the input', (input) => input.end()],
  ['a terminal that is gone', (input) => input.destroy(new Error('EIO: i/o error, read'))],
])('%s is no answer', async (_, end) => {
  for (const secret of [false, true]) {
    const { input, answer } = asked(secret);
    end(input);
    await expect(answer).rejects.toMatchObject({ message: 'interrupted', exit: 130 });
  }
});
