import { expect, it } from 'vitest';
import { azProgram } from '../../src/node/carriers/azure/az-program.ts';

const cli = 'C:\\Program Files\\Microsoft SDKs\\Azure\\CLI2';

it.each<[string, NodeJS.Platform, string, readonly string[], readonly string[] | undefined]>([
  [
    'the Python of az.cmd, without a shell',
    'win32',
    `C:\\Windows;${cli}\\wbin`,
    [`${cli}\\wbin\\az.cmd`, `${cli}\\python.exe`],
    [`${cli}\\python.exe`, '-IBm', 'azure.cli'],
  ],
  ['no az.cmd of the current folder', 'win32', '.;;evidence', ['az.cmd', 'evidence\\az.cmd'], undefined],
  ['no az.cmd without its Python', 'win32', 'C:\\tools', ['C:\\tools\\az.cmd'], undefined],
  ['az of an absolute folder', 'linux', '.::/usr/bin', ['az', './az', '/usr/bin/az'], ['/usr/bin/az']],
  ['no az of the current folder', 'linux', '.::bin', ['az', './az', 'bin/az'], undefined],
])('takes %s', (_, platform, path, there, wanted) => {
  expect(azProgram({ platform, path, isThere: (file) => there.includes(file) })).toEqual(wanted);
});
