// Writes src/core/redaction/words.ts: the words of rdpdoctor's own texts, which say nothing about anybody.
// node scripts/words.mjs [--check]: with --check it only says how many of them are missing there.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = join(import.meta.dirname, '..');
const folders = [
  'src/core/bytes',
  'src/core/causes',
  'src/core/clients',
  'src/core/codes',
  'src/core/diagnosis',
  'src/core/incident',
  'src/core/judging',
  'src/core/observations',
  'src/core/report',
  'src/core/evidence',
  'src/core/facts',
  'src/core/protocol',
  'src/core/remedy',
  'src/node/files',
  'src/node/probes',
];
/** Names that examples use, and what computers are often called. */
// Tests of style look for names of clocks, which is why one word is missing.
const left =
  /^performance$|^enum$|^any$|^[a-f0-9]{8}$|^.{31,}$|^(ada|contoso|corp|srv|dc|gw|ws|fs|pc|bob|alice|john|smith)\d*$|^(srv|dc|gw|host|pc|ws|user|server)\d+$/;
/** Folders, file endings and words of addresses that stand in no text of ours. */
const more =
  'users home root tmp var etc opt desktop documents downloads appdata roaming program files cases logs evtx pcap pcapng rdp reg json pem cer crt pfx zip exe dll sys log txt xml com net org local http https tsv param data crlsign ethernet wi fi wlan lan vpn nginx apache httpd iis svchost sshd haproxy openssh ssh smtp ftp vnc telnet mysql postfix exim cmos clock';

const words = new Set(more.split(' '));
for (const folder of folders) {
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
    gather(parseSync(path, readFileSync(join(root, folder, path), 'utf8')).program);
  }
}
const sorted = [...words].filter((word) => !left.test(word)).toSorted();
const target = join(root, 'src/core/redaction/words.ts');
if (process.argv.includes('--check')) check();
else write();

function gather(node) {
  if (Array.isArray(node)) node.forEach(gather);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  // Examples hold the names of made-up machines and people.
  if (node.type === 'Property' && node.key?.name === 'examples') return;
  if (node.type === 'Literal' && typeof node.value === 'string') take(node.value);
  if (node.regex) take(node.regex.pattern);
  if (node.type === 'TemplateElement') take(node.value.cooked ?? '');
  if (node.type === 'Property' && node.key?.type === 'Identifier') take(node.key.name);
  for (const child of Object.values(node)) gather(child);
}

function take(text) {
  for (const token of text.split(/[^A-Za-z0-9]+/)) {
    const lower = token.toLowerCase();
    if (/^[a-z]+\d+[a-z\d]*$/.test(lower) && lower.length <= 12) words.add(lower);
    for (const part of token.replaceAll(/([a-z])([A-Z])/g, '$1 $2').split(/[\s\d]+/))
      if (/^[A-Za-z]{2,}$/.test(part)) words.add(part.toLowerCase());
  }
}

function write() {
  const lines = [];
  for (const word of sorted) {
    if (lines.length === 0 || lines.at(-1).length + word.length > 125) lines.push(word);
    else lines[lines.length - 1] += ` ${word}`;
  }
  writeFileSync(
    target,
    `/** Words of rdpdoctor's own texts in lower case; scripts/words.mjs gathers them. */\nexport const ownWords = \`\n${lines.join('\n')}\n\`;\n`,
  );
  console.log(`${sorted.length} words in ${lines.length} lines`);
}

function check() {
  const known = new Set(readFileSync(target, 'utf8').split(/[^a-z0-9]+/));
  const missing = sorted.filter((word) => !known.has(word));
  console.log(`${missing.length} of ${sorted.length} words are missing: ${missing.slice(0, 20).join(', ')}`);
  process.exitCode = missing.length > 0.02 * sorted.length ? 1 : 0;
}
