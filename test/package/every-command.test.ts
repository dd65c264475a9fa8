import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/node/cli/commands.ts';
import { makeCertificate } from '../../src/node/lab/certificates.ts';
import { writeEvtx } from '../evtx-writer/write-evtx.ts';
import { engines, noEngines } from './engines.ts';
import { ending, installedHome, linkNewerNode, runInstalled, startInstalled } from './installed.ts';

const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-commands-'));
const at = (name: string) => join(folder, name);
const absent = '127.0.23.9:1';

/** Each command as it is started, the exit code it ends with, and a text it must say. */
const started: Readonly<Record<string, readonly [args: readonly string[], code: number, says: string]>> = {
  check: [[at('office.rdp'), at('log.evtx'), at('server.pem')], 40, 'office.rdp'],
  sweep: [[absent, '--escalate', '0'], 0, 'port closed'],
  diagnose: [[at('case.json')], 20, 'negotiation'],
  demo: [[], 0, 'closed by the far end (FIN), 0 bytes'],
  fix: [[at('case.json'), '--cause', 'no-such'], 2, 'is no cause'],
  prove: [['fix-20260101-00000000-server'], 3, 'there is none of this name'],
  undo: [['fix-20260101-00000000-server', '--yes'], 3, 'there is none of this name'],
  bind: [['ab'.repeat(20), absent, '--via', 'local'], 54, 'not by local'],
  collect: [
    [absent, '--via', 'ssh', '--user', 'nobody', '--ssh-port', '1', '--ssh-key', at('id')],
    54,
    'not by ssh',
  ],
  explain: [['0x904', '0x7'], 0, '0x904'],
  events: [[at('log.evtx')], 0, 'Spooler'],
  lint: [[at('office.rdp')], 30, 'authentication level'],
  compare: [[at('case.json'), at('case.json')], 0, 'Nothing that was measured differs'],
  baseline: [['check', at('no-such.json')], 3, 'no-such.json'],
  diff: [['srv01', '--store', at('none.db')], 3, 'is not there'],
  doctor: [['--config', at('none.yaml')], 41, 'none.yaml'],
  init: [['srv01'], 0, 'groups:'],
  status: [['srv01', '--nagios', '--store', at('status.db')], 3, 'is not there'],
  serve: [['--listen', '0.0.0.0:1'], 2, 'others can reach that'],
  user: [['disable', 'nobody', '--store', at('user.db')], 3, 'is not there'],
  config: [['check', at('rdpdoctor.yaml')], 0, 'is right'],
  redact: [[at('case.json')], 0, '"phaseOfDeath"'],
  collector: [[], 0, 'rdpdoctor-bundle'],
  acceptance: [[], 0, 'ConvertTo'],
  completion: [['bash'], 0, 'complete'],
  man: [[], 0, 'rdpdoctor'],
  watch: [['--once', absent, '--vantage', 'branch', '--store', at('fleet.db')], 12, 'from branch'],
  worker: [['--store', `postgres://nobody@${absent}/none`], 3, 'cannot be reached'],
  store: [['backup', at('fleet.bak'), '--store', at('no-such.db')], 3, 'is not there'],
  lab: [['--list'], 0, 'expired-certificate'],
};

beforeAll(async () => {
  linkNewerNode(await installedHome());
  writeFileSync(at('rdpdoctor.yaml'), 'groups: [{name: all, hosts: [srv01]}]\n');
  writeFileSync(at('office.rdp'), 'full address:s:srv01\r\nauthentication level:i:0\r\n');
  const certificate = makeCertificate({
    commonName: 'srv01',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
  });
  writeFileSync(at('server.pem'), certificate.pem);
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('id')]);
  writeFileSync(at('log.evtx'), writeEvtx(oneEvent));
  const source = { by: 'test', from: 'SRV01', at: '2026-09-01T12:00:00.000Z' };
  const died = { phase: 'negotiation', sameEnding: 1, attempts: 1 };
  writeFileSync(
    at('case.json'),
    JSON.stringify({
      format: 1,
      target: 'srv01:3389',
      facts: [
        { name: 'phaseOfDeath', value: died, source },
        { name: 'clockHere', value: '2026-09-01T12:00:00.000Z', source },
      ],
      gaps: [],
    }),
  );
});

describe.each(engines)(
  `the installed package on %s${noEngines === undefined ? '' : ` (${noEngines})`}`,
  (_, node) => {
    it.each(commands.map(({ name }) => name))('starts %s', async (name) => {
      const [args, code, says] = started[name]!;
      const ran = await runInstalled([name, ...args], { node, environment: { RDPDOCTOR_HOME: folder } });
      expect(ran.out + ran.err).toContain(says);
      expect(ran.err).not.toContain('a mistake inside');
      expect(ran.code).toBe(code);
    });

    it('starts a practice server that a check diagnoses, and ends it at SIGTERM', async () => {
      const lab = await startInstalled(
        ['lab', 'expired-certificate', '--port', '23389', '--address', '127.0.23.8'],
        {
          node,
        },
      );
      const ended = ending(lab);
      try {
        await Promise.race([once(lab.stdout, 'data'), ended]);
        const checked = await runInstalled(['check', '127.0.23.8:23389', '--json'], { node });
        expect(checked.err).toBe('');
        expect(JSON.parse(checked.out)).toMatchObject({ target: '127.0.23.8:23389' });
        expect(checked.out).toContain('"expired-certificate"');
      } finally {
        lab.kill('SIGTERM');
      }
      expect((await ended).code).toBe(0);
    });

    it('watches a practice server until SIGTERM, and works for a watch of elsewhere', async () => {
      const store = at(`${randomUUID()}.db`);
      const lab = await startInstalled(
        ['lab', 'expired-certificate', '--port', '23390', '--address', '127.0.23.8'],
        {
          node,
        },
      );
      const labEnded = ending(lab);
      await Promise.race([once(lab.stdout, 'data'), labEnded]);
      const place = ['--store', store, '--vantage'];
      const watch = await startInstalled(['watch', '127.0.23.8:23390', ...place, 'here'], { node });
      const watched = ending(watch);
      await Promise.race([once(watch.stdout, 'data'), watched]);
      watch.kill('SIGTERM');
      expect(await watched).toMatchObject({ code: 0 });
      expect((await watched).out).toContain(
        '127.0.23.8:23390  from here: The certificate of the server ended',
      );
      const worker = await startInstalled(['worker', ...place, 'there'], { node });
      const worked = ending(worker);
      await Promise.race([once(worker.stderr, 'data'), worked]);
      worker.kill('SIGTERM');
      lab.kill('SIGTERM');
      expect(await worked).toMatchObject({ code: 0, out: '' });
      await labEnded;
    });

    it('loads every file of the bundle', async () => {
      const dist = join(await installedHome(), 'node_modules/rdpdoctor/dist');
      const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
      expect(files.length).toBeGreaterThan(20);
      const script = `const failed = [];
      for (const url of ${JSON.stringify(files.map((name) => pathToFileURL(join(dist, name)).href))})
        await import(url).catch((error) => failed.push(url + ': ' + error.message));
      console.log(JSON.stringify(failed)); process.exit(0);`;
      const { stdout, stderr } = spawnSync(node, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      expect(stderr).toBe('');
      // The store needs a newer Node, which its commands start by themselves.
      const failed = (JSON.parse(stdout) as string[]).filter((each) => !each.includes('node:sqlite'));
      expect(failed).toEqual([]);
    });
  },
);

it('has a line here for each command', () => {
  expect(Object.keys(started).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

it('brings the page, as one file that asks the network for nothing', async () => {
  const page = readFileSync(
    join(await installedHome(), 'node_modules/rdpdoctor/dist/rdpdoctor.html'),
    'utf8',
  );
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="?https?:/);
});

const oneEvent = [
  {
    provider: 'Service Control Manager',
    id: 7036,
    time: '2026-09-01T11:00:00.0000000Z',
    channel: 'System',
    computer: 'SRV01',
    data: { param1: 'Spooler', param2: 'running' },
  },
];
