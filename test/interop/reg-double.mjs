// reg.exe as far as offline.ps1 uses it: load, query, add, delete and unload, on real hives through hivexregedit.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const state = process.env.REG_DOUBLE_STATE;
const [verb, key, ...rest] = process.argv.slice(2);
const [, mount, ...parts] = key.split('\\');
const mounted = join(state, mount);
const option = (name) => rest[rest.indexOf(name) + 1];

function fail(text) {
  process.stderr.write(`ERROR: ${text}\r\n`);
  process.exit(1);
}

function fileOf() {
  if (!existsSync(mounted)) fail('The system was unable to find the specified registry key or value.');
  return readFileSync(mounted, 'utf8');
}

function merge(body) {
  const reg = join(state, 'edit.reg');
  const above = parts.map((_, i) => `[X\\${parts.slice(0, i + 1).join('\\')}]\n\n`).join('');
  writeFileSync(reg, `Windows Registry Editor Version 5.00\n\n${above}[X\\${parts.join('\\')}]\n${body}\n\n`);
  execFileSync('hivexregedit', ['--merge', '--prefix', 'X', fileOf(), reg]);
}

/** The line of a value as an export has it. */
function exported(name) {
  try {
    const text = execFileSync(
      'hivexregedit',
      ['--export', '--prefix', 'X', fileOf(), `\\${parts.join('\\')}`],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const own = text.split('\n\n').find((block) => block.includes(`[X\\${parts.join('\\')}]`)) ?? '';
    return own.split('\n').find((line) => line.toLowerCase().startsWith(`"${name.toLowerCase()}"=`));
  } catch {
    return undefined;
  }
}

function printed(line) {
  const value = line.slice(line.indexOf('"=') + 2);
  if (value.startsWith('dword:'))
    return ['REG_DWORD', `0x${Number.parseInt(value.slice(6), 16).toString(16)}`];
  const [, type, bytes] = /^hex\((\d)\):(.*)$/.exec(value);
  const data = Buffer.from(bytes.replaceAll(',', ''), 'hex');
  return type === '1'
    ? ['REG_SZ', data.toString('utf16le').replace(/\0$/, '')]
    : ['REG_BINARY', data.toString('hex')];
}

if (verb === 'load') {
  if (!existsSync(rest[0])) fail('The system cannot find the file specified.');
  writeFileSync(mounted, rest[0]);
} else if (verb === 'unload') {
  fileOf();
  rmSync(mounted);
} else if (verb === 'query') {
  const line = exported(option('/v'));
  if (line === undefined) fail('The system was unable to find the specified registry key or value.');
  process.stdout.write(`\r\n${key}\r\n    ${option('/v')}    ${printed(line).join('    ')}\r\n\r\n`);
} else if (verb === 'add') {
  if (process.env.REG_DOUBLE_REFUSES === option('/v')) fail('Access is denied.');
  const [type, data] = [option('/t'), option('/d')];
  const written =
    type === 'REG_DWORD'
      ? `dword:${Number(data).toString(16).padStart(8, '0')}`
      : type === 'REG_SZ'
        ? `"${data.replaceAll('\\', '\\\\')}"`
        : `hex(3):${data.match(/../g).join(',')}`;
  merge(`"${option('/v')}"=${written}`);
} else if (verb === 'delete') {
  merge(`"${option('/v')}"=-`);
}
