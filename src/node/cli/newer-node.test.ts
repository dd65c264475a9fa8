import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const module = JSON.stringify(join(import.meta.dirname, 'newer-node.ts'));
const run = (code: string) => ['--import', 'tsx', '--input-type=module', '-e', code];

const inner = `
  import { endWithCaller } from ${module};
  endWithCaller();
  process.on('SIGTERM', () => { console.log('told to end'); process.exit(0); });
  setInterval(() => undefined, 1_000);
  console.log('runs');
`;
const outer = `
  import { startTied } from ${module};
  startTied(process.execPath, ${JSON.stringify(run(inner))});
`;

it('whoever kills the caller leaves nobody behind', async () => {
  const caller = spawn(process.execPath, run(outer), { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  caller.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (text.includes('runs')) caller.kill('SIGKILL');
  });
  // The other one holds this pipe as long as it lives.
  await once(caller.stdout, 'close');
  expect(told).toBe('runs\ntold to end\n');
});
