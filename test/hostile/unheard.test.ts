import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { childrenOf, type Node } from '../mutation/nodes.ts';

const src = join(import.meta.dirname, '..', '..', 'src');

/** An error that nobody hears ends the program; so does a promise that fails where nobody waits for it. These are heard, since … */
const heard: Readonly<Record<string, string>> = {
  'node/lab/peers/echo.ts: pipe': 'peer.ts hears the socket, which is both ends',
  'node/server/routes/checks.ts: void': 'a page that is gone is no failure of a stream',
  'node/store/backup-file.ts: opens': 'the pipeline that reads it hears it',
  'node/sweep/lane.ts: removeAllListeners': 'a listener for good is put on in the next line',
  'node/sweep/looker.ts: void': 'a look has a result, whatever the host does',
  'node/wire/connect.ts: removeAllListeners': 'a listener for good is put on in the next line',
};

/** What a call makes that tells of its failure by an event alone. */
const opening =
  /\b(?:connect|connectTls|createConnection|createServer|createSocket|createReadStream|createWriteStream|spawn|fork|httpRequest|httpsRequest)\(|\bnew (?:Worker|TLSSocket|pg\.Client|pg\.Pool|ssh2\.Client|PgBoss)\(/;
const opens =
  /from 'node:(?:net|tls|dgram|child_process|worker_threads|http|https|fs)'|(?:from|import\() ?'(?:pg|ssh2|pg-boss)'/;

function unheardIn(file: string, text: string): readonly string[] {
  const found = new Set<string>();
  const imports = text.replace(/^import type .*$/gm, '');
  if (opens.test(imports) && opening.test(text) && !text.includes(".on('error'")) found.add('opens');
  visit(parseSync(file, text).program as unknown as Node, (node) => {
    const called = calledOf(node);
    if (called === 'removeAllListeners' || called === 'pipe') found.add(called);
    if (called === 'once' && argumentsOf(node)[0]?.['value'] === 'error') found.add('once');
    const { expression } = node as { readonly expression?: Node };
    if (node.type === 'ExpressionStatement' && expression !== undefined && isLetGo(expression))
      found.add('void');
  });
  return [...found].map((what) => `${file}: ${what}`);
}

/** `void` of a call whose failure is not taken: by `catch`, or by a second function of `then`. */
function isLetGo({ type, operator, argument }: Node): boolean {
  if (type !== 'UnaryExpression' || operator !== 'void') return false;
  const call = argument as Node;
  const called = calledOf(call);
  if (called === 'catch') return false;
  return call.type === 'CallExpression' && !(called === 'then' && argumentsOf(call).length === 2);
}

function calledOf({ type, callee }: Node): string | undefined {
  const { property } = (callee ?? {}) as { readonly property?: Node };
  return type === 'CallExpression' && property !== undefined ? String(property['name']) : undefined;
}

function argumentsOf(call: Node): readonly Node[] {
  return (call['arguments'] ?? []) as readonly Node[];
}

function visit(node: Node, seen: (node: Node) => void): void {
  seen(node);
  for (const child of childrenOf(node)) visit(child, seen);
}

it('every error of what node and app open is heard for as long as it can come', () => {
  const found = ['node', 'app'].flatMap((part) =>
    readdirSync(join(src, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .flatMap((path) => unheardIn(`${part}/${path}`, readFileSync(join(src, part, path), 'utf8'))),
  );
  expect(found.toSorted()).toEqual(Object.keys(heard).toSorted());
});

describe('would be found', () => {
  it.each([
    ["child.once('error', reject);", 'once'],
    ["socket.removeAllListeners('error').on('error', ignore);", 'removeAllListeners'],
    ['createReadStream(path).pipe(createGunzip());', 'pipe'],
    ['void refresh();', 'void'],
    ['void work.finally(() => works.delete(id));', 'void'],
    ['void server.close().then(settle);', 'void'],
    ["import { spawn } from 'node:child_process';\nspawn('sh');", 'opens'],
    ["import pg from 'pg';\nnew pg.Client(url);", 'opens'],
  ])('%s', (text, what) => expect(unheardIn('a.ts', text)).toEqual([`a.ts: ${what}`]));
});

it.each([
  'void refresh().catch(ignore);',
  'void work.then(end, end);',
  "import { spawn } from 'node:child_process';\nspawn('sh').on('error', ignore);",
  "import { connect } from './connect.ts';\nconnect(address);",
])('%s is heard', (text) => expect(unheardIn('a.ts', text)).toEqual([]));
