import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** Does something while this process may open nothing more, as on a machine that is out of descriptors; Linux alone. */
export async function withoutDescriptors<T>(act: () => Promise<T>): Promise<T> {
  const before = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? '1024';
  const limit = (most: string) => `prlimit --pid ${process.pid} --nofile=${most}:`;
  // Nothing can be started under the limit, so that who takes it back is there already.
  const keeper = spawn('sh', ['-c', `${limit('3')} && echo set; read -r line; ${limit(before)}`]);
  const [said] = (await once(keeper.stdout, 'data')) as [Buffer];
  if (String(said) !== 'set\n')
    throw new Error('no limit of descriptors can be set (prlimit, of util-linux)');
  try {
    return await act();
  } finally {
    keeper.stdin.end('\n');
    await once(keeper, 'close');
  }
}
