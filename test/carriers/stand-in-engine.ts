import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder with a `powershell.exe` that is no PowerShell: it reads the envelope as the bootstrap does and does what the
 * script's first word says. It shows what a carrier brings to the other side and how it takes what comes back.
 */
export function makeStandInEngine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-engine-'));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'powershell.exe');
  writeFileSync(path, `#!${process.execPath}\n${program}`);
  chmodSync(path, 0o755);
  return folder;
}

const program = `
const { gunzipSync } = require('node:zlib');
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => {
  const envelope = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8'));
  const [word, rest] = envelope.script.split(' ');
  if (word === 'say') {
    console.log(JSON.stringify({ arguments: process.argv.slice(2), flags: envelope.flags, length: envelope.script.length, password: envelope.password, file: envelope.file }));
    console.error('on the side');
    process.exit(Number(rest || 0));
  }
  if (word === 'hang') { if (rest) require('node:fs').writeFileSync(rest, ''); setTimeout(() => {}, 120_000); }
  if (word === 'die') { console.log('begun'); process.kill(process.ppid, 'SIGKILL'); process.exit(0); }
  if (word === 'pour') { for (let i = 0; i < 40; i += 1) process.stdout.write('x'.repeat(1 << 20)); process.stdout.write('the end', () => process.exit(0)); }
  if (word === 'pages') {
    const page = envelope.flags.find(({ name }) => name === 'Page');
    const json = JSON.stringify({ big: 'y'.repeat(9000) });
    const of = Math.ceil(json.length / 3400);
    const n = page ? page.value : 1;
    console.log('rdpdoctor:' + n + '/' + of + ':json:' + json.slice((n - 1) * 3400, n * 3400));
  }
});
`;
