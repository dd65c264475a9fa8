import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const script = pathToFileURL(join(import.meta.dirname, '../../scripts/skipped.mjs')).href;

/** What scripts/test.mjs prints of these skipped tests. */
function lines(tests: readonly { ancestorTitles: readonly string[]; title: string }[]): readonly string[] {
  const program = `import { skippedLines } from ${JSON.stringify(script)};
    console.log(JSON.stringify(skippedLines(${JSON.stringify(tests)})));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return JSON.parse(ran.stdout) as readonly string[];
}

it('tells one line for each reason, with a count', () => {
  const sshd = 'needs sshd (Debian package openssh-server)';
  const tests = [
    { ancestorTitles: [`ssh against OpenSSH (${sshd})`], title: 'runs a script' },
    { ancestorTitles: [`ssh against OpenSSH (${sshd})`, 'more'], title: 'puts pages together (of 3)' },
    { ancestorTitles: [`fix, undo, bind and collect (${sshd})`], title: 'shows the plan' },
    { ancestorTitles: [''], title: 'reads what openssl writes (needs the openssl command)' },
    { ancestorTitles: ['who ended what, and when'], title: 'one' },
    { ancestorTitles: ['who ended what, and when'], title: 'two' },
  ];
  expect(lines(tests)).toEqual([
    `    3  ${sshd}`,
    '    2  who ended what, and when',
    '    1  needs the openssl command',
  ]);
});

it('tells nothing where nothing was skipped', () => {
  expect(lines([])).toEqual([]);
});
