import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { latest } from '../../src/core/facts/case-file.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { definePeer, type RunningPeer } from '../../src/node/lab/peer.ts';
import { closesAfterNegotiation } from '../../src/node/lab/peers/closes-after-negotiation.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { issuedByCompany } from '../../src/node/lab/practice-certificate.ts';
import { rdpServer } from '../../src/node/lab/rdp-server.ts';
import { engines } from '../package/engines.ts';
import { nextAddress } from '../corpus/live/check-peer.ts';
import { runInstalled } from '../package/installed.ts';
import { runCommand } from './command-runner.ts';
import { makeMachineEngine, type MachineEngine } from './machine-engine.ts';
import { startWinrmDouble } from './winrm-double.ts';
import { noSshd, startSshd, type RunningSshd } from './sshd.ts';

const host = nextAddress();
const [leaf, authority] = issuedByCompany();
const company = definePeer({
  id: 'renewed',
  title: 'a server with the certificate of the .pfx',
  fault: 'none',
  serve: rdpServer({ certificate: () => [leaf!, authority!] }),
});

/** The certificate with its key as ACME clients leave it. */
async function writePfx(path: string, password: string): Promise<void> {
  const { default: forge } = await import('node-forge');
  const key = forge.pki.privateKeyFromPem(leaf!.keyPem);
  const chain = [leaf!, authority!].map(({ pem }) => forge.pki.certificateFromPem(pem));
  const der = forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(key, chain, password)).getBytes();
  writeFileSync(path, Buffer.from(der, 'binary'));
}

/** One host: an OpenSSH server, a machine behind it, and a Remote Desktop port that shows what is applied. */
interface Host {
  readonly sshd: RunningSshd;
  readonly engine: MachineEngine;
  readonly peers: { readonly [name: string]: RunningPeer };
  readonly front: Server;
  /** Which peer answers before a plan is applied, and which after. */
  shows: readonly [before: string, after: string];
}

async function startHost(): Promise<Host> {
  const engine = makeMachineEngine();
  const peers = {
    closes: await closesAfterNegotiation.start({ address: nextAddress(), port: 3389 }),
    healthy: await healthy.start({ address: nextAddress(), port: 3389 }),
    company: await company.start({ address: nextAddress(), port: 3389 }),
  };
  const front = createServer((socket) => {
    const applied = JSON.parse(readFileSync(engine.state, 'utf8')) as readonly string[];
    const [before, after] = started.shows;
    const { address, port } = started.peers[applied.length === 0 ? before : after]!;
    const onward = connect({ host: address, port });
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  }).listen(3389, host);
  await once(front, 'listening');
  const sshd = await startSshd(host, 2240, engine.folder);
  const started: Host = { sshd, engine, peers, front, shows: ['closes', 'healthy'] };
  return started;
}

describe.skipIf(noSshd)(
  `fix, undo, bind and collect over a real OpenSSH server${noSshd === undefined ? '' : ` (${noSshd})`}`,
  () => {
    let there: Host;
    let home: string;
    let casePath: string;
    const homeBefore = process.env['RDPDOCTOR_HOME'];
    const ssh = () => [
      '--via',
      'ssh',
      '--user',
      userInfo().username,
      '--ssh-port',
      '2240',
      '--ssh-key',
      there.sshd.key,
      '--known-hosts',
      there.sshd.knownHosts('plain'),
    ];
    const planIds = () => readdirSync(join(home, 'plans')).map((name) => name.replace(/\.json$/, ''));

    beforeAll(async () => {
      there = await startHost();
    });
    afterAll(async () => {
      there?.sshd.stop();
      there?.front.close();
      for (const peer of Object.values(there?.peers ?? {})) await peer.close();
      if (homeBefore === undefined) delete process.env['RDPDOCTOR_HOME'];
      else process.env['RDPDOCTOR_HOME'] = homeBefore;
    });
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), 'rdpdoctor-home-'));
      process.env['RDPDOCTOR_HOME'] = home;
      there.shows = ['closes', 'healthy'];
      writeFileSync(there.engine.state, '[]');
      casePath = join(home, 'case.json');
      const source = { by: 'test', from: 'SRV01', at: '2026-09-01T12:00:00.000Z' };
      const value = { TermService: { state: 'stopped', startup: 'disabled' } };
      const sessions = { active: 3, disconnected: 1 };
      writeFileSync(
        casePath,
        JSON.stringify({
          format: 1,
          target: host,
          facts: [
            { name: 'services', value, source },
            { name: 'sessions', value: sessions, source },
            { name: 'clockHere', value: '2026-09-01T12:00:00.000Z', source },
          ],
          gaps: [],
        }),
      );
    });

    it('shows the plan and changes nothing', async () => {
      const { out, exit } = await runCommand('fix', casePath);
      expect(exit).toBe(0);
      expect(out).toContain('start type of TermService: disabled → manual');
      expect(out).toContain('Nothing was changed. --apply carries it out.');
      expect(readFileSync(there.engine.state, 'utf8')).toBe('[]');
      expect((await runCommand('fix', casePath, '--markdown')).out).toContain(
        '| step | what | before | after | undo |',
      );
    });

    it('applies, proves it from outside, keeps it; undo takes it back once', async () => {
      const { out, notes, exit } = await runCommand('fix', casePath, host, '--apply', '--yes', ...ssh());
      expect({ exit, notes }).toMatchObject({ exit: 0, notes: expect.stringContaining('by ssh') });
      expect(out).toContain('It helped: the check from outside gets further than before.');
      const [id] = planIds();
      expect(out).toContain(`rdpdoctor undo ${id}`);

      const undone = await runCommand('undo', id!, '--yes', '--known-hosts', there.sshd.knownHosts('plain'));
      expect(undone).toMatchObject({ exit: 0, out: expect.stringContaining('Everything was put back.') });
      const again = await runCommand('undo', id!, '--yes');
      expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('there is nothing to do') });
    });

    it('logs on to no host that only the files name', async () => {
      const { notes, exit } = await runCommand('fix', casePath, '--apply', '--yes', ...ssh());
      expect({ exit, notes }).toMatchObject({
        exit: 2,
        notes: expect.stringContaining('name the host as well'),
      });
      const asked = await runCommand('fix', casePath, '--collect', ...ssh());
      expect(asked).toMatchObject({
        exit: 2,
        notes: expect.stringContaining('--collect: name the one host'),
      });
      expect(readFileSync(there.engine.state, 'utf8')).toBe('[]');
    });

    it('collects from the host, not from one that is named like a file', async () => {
      const temporary = mkdtempSync(join(tmpdir(), 'rdpdoctor-temporary-'));
      const { err, code, out } = await runInstalled(['fix', casePath, host, '--collect', ...ssh()], {
        environment: { TMPDIR: temporary },
      });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('NETWORK SERVICE reads');
      expect(readdirSync(temporary)).toEqual([]);
    });

    it('fetches first what the machine itself knows, and cures what only that shows', async () => {
      const { out, exit } = await runCommand('fix', host, '--collect', '--apply', '--yes', ...ssh());
      expect(exit).toBe(0);
      expect(out).toContain(
        'O:SYG:SYD:PAI(A;;FA;;;SY) → NETWORK SERVICE reads, SYSTEM and SessionEnv have full control',
      );
      expect(out).toContain('drops every Remote Desktop connection to it: 0 active, 0 disconnected');
      expect(out).toContain('It helped');
    });

    it('goes by WinRM just as well, with the password from the environment', async () => {
      const double = await startWinrmDouble({
        address: host,
        port: 5985,
        engineFolder: there.engine.folder,
        user: 'admin',
        password: 'Geheim 1',
      });
      process.env['RDPDOCTOR_PASSWORD'] = 'Geheim 1';
      const winrm = ['--via', 'winrm', '--user', 'SRV01\\admin'];
      const { out, exit } = await runCommand('fix', casePath, host, '--apply', '--yes', ...winrm);
      expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('It helped') });
      const [id] = planIds();
      expect((await runCommand('undo', id!, '--yes')).exit).toBe(0);
      delete process.env['RDPDOCTOR_PASSWORD'];
      expect(readFileSync(join(home, 'plans', `${id}.json`), 'utf8')).not.toContain('Geheim');
      await double.close();
    });

    it('takes back what does not help', async () => {
      there.shows = ['closes', 'closes'];
      const { out, exit } = await runCommand(
        'fix',
        casePath,
        host,
        '--apply',
        '--yes',
        '--prove-within',
        '500ms',
        ...ssh(),
      );
      expect(exit).toBe(50);
      expect(out).toContain('everything was put back');
      expect(readFileSync(there.engine.state, 'utf8')).toBe('[]');
    });

    it('refuses a second plan while one is open, and says which', async () => {
      writeFileSync(there.engine.state, '["fix-20260901-first"]');
      there.shows = ['closes', 'closes'];
      const { out, exit } = await runCommand('fix', casePath, host, '--apply', '--yes', ...ssh());
      expect(exit).toBe(51);
      expect(out).toContain('plan fix-20260901-first is open');
    });

    it('tells why no way is open', async () => {
      const { notes, exit } = await runCommand(
        'fix',
        casePath,
        host,
        '--apply',
        '--yes',
        '--ssh-port',
        '2240',
        '--known-hosts',
        there.sshd.knownHosts('empty'),
        '--user',
        userInfo().username,
        '--ssh-key',
        there.sshd.key,
        '--via',
        'ssh',
      );
      expect(exit).toBe(54);
      expect(notes).toContain('not by ssh');
      expect(notes).toContain('--host-key SHA256:');
      const auto = await runCommand('fix', casePath, host, '--apply', '--yes');
      expect(auto.exit).toBe(54);
      for (const way of ['local', 'ssh', 'winrm', 'azure', 'aws-ssm'])
        expect(auto.notes).toMatch(new RegExp(`not by ${way}: `));
    });

    it('writes the script to a file for another way', async () => {
      const script = join(home, 'fix.ps1');
      const { out, exit } = await runCommand(
        'fix',
        casePath,
        host,
        '--apply',
        '--yes',
        '--via',
        'print',
        '--script',
        script,
      );
      expect({ exit, out }).toMatchObject({ exit: 0, out: expect.stringContaining('nothing was changed') });
      expect(readFileSync(script, 'utf8')).toContain('$planText');
    });

    it.each([
      [['--cause', 'no-such-cause'], '--cause "no-such-cause": is no cause', 2],
      [['--cause', 'expired-certificate'], 'was not found', 55],
      [['--accept-risk', 'everything'], '--accept-risk "everything"', 2],
      [['--apply', '--via', 'pigeon', '--yes'], '--via "pigeon"', 2],
      [['--apply'], 'needs a yes', 2],
    ] as const)('%s is told in one line', async (args, says, code) => {
      const { notes, exit } = await runCommand('fix', casePath, host, ...args);
      expect(notes).toContain(says);
      expect(exit).toBe(code);
    });

    it('undo of a plan nobody knows is told in one line', async () => {
      expect(await runCommand('undo', 'fix-20260901-none', '--yes')).toMatchObject({
        exit: 3,
        notes: expect.stringContaining('there is none'),
      });
    });

    it('binds a certificate, proves that it is presented, and is quiet the second time', async () => {
      there.shows = ['healthy', 'company'];
      const { address, port } = there.peers['company']!;
      const file = await collect({ host: address, port }, defaultCollectOptions);
      const sha1 = latest(file.facts).tlsCertificate!.value.sha1;
      const pasted = `\u200E${sha1.toUpperCase().replace(/(..)/g, '$1 ')}`;
      const first = await runCommand('bind', pasted, host, '--verbose', ...ssh());
      expect(first).toMatchObject({ exit: 0, out: expect.stringContaining(`presents ${sha1}`) });
      const applied = readFileSync(there.engine.state, 'utf8');
      expect(await runCommand('bind', sha1, host, ...ssh())).toEqual({ exit: 0, out: '', notes: '' });
      expect(readFileSync(there.engine.state, 'utf8')).toBe(applied);
    });

    it('brings a .pfx along, password and all, and leaves no trace of the password', async () => {
      there.shows = ['healthy', 'company'];
      const pfx = join(home, 'new.pfx');
      await writePfx(pfx, 'pfx pass');
      process.env['RDPDOCTOR_PFX_PASSWORD'] = 'pfx pass';
      const bound = await runCommand('bind', pfx, host, '--verbose', ...ssh());
      delete process.env['RDPDOCTOR_PFX_PASSWORD'];
      expect(bound).toMatchObject({ exit: 0, out: expect.stringContaining(`presents ${leaf!.sha1}`) });
      expect(readFileSync(join(home, 'plans', `${planIds()[0]}.json`), 'utf8')).not.toContain('pfx pass');
      expect(await runCommand('bind', pfx, host)).toMatchObject({
        exit: 3,
        notes: `rdpdoctor: ${pfx}: the password does not open it\n`,
      });
    });

    it('takes a binding back that does not show', async () => {
      there.shows = ['healthy', 'healthy'];
      const { out, exit } = await runCommand(
        'bind',
        'ab'.repeat(20),
        host,
        '--prove-within',
        '300ms',
        ...ssh(),
      );
      expect(exit).toBe(50);
      expect(out).toContain(`does not present ${'ab'.repeat(20)}`);
      expect(readFileSync(there.engine.state, 'utf8')).toBe('[]');
    });

    it.each([
      ['not-a-thumbprint', 'is neither a SHA-1 thumbprint', 2],
      ['/nowhere/a.pfx', '/nowhere/a.pfx: no such file', 3],
    ])('bind %s is told in one line', async (certificate, says, code) => {
      expect(await runCommand('bind', certificate, host)).toMatchObject({
        exit: code,
        notes: expect.stringContaining(says),
      });
    });

    it.each(engines)('collects on %s', async (_, node) => {
      const { err, code } = await runInstalled(['collect', host, ...ssh()], { cwd: home, node });
      expect({ code, err }).toEqual({ code: 0, err: `saved: ${host}-bundle.json\n` });
    });

    it('gives each bundle a name of its own, readable by its owner alone', async () => {
      for (const name of [`${host}-bundle.json`, `${host}-bundle-2.json`]) {
        const { err, code } = await runInstalled(['collect', host, ...ssh()], { cwd: home });
        expect({ code, err }).toEqual({ code: 0, err: `saved: ${name}\n` });
        expect(statSync(join(home, name)).mode & 0o777).toBe(0o600);
      }
    });

    it('collects what the machine knows, and judges it with what is seen from outside', async () => {
      const path = join(home, 'bundle.json');
      const { exit, notes } = await runCommand('collect', host, '--save', path, ...ssh());
      expect({ exit, notes }).toEqual({ exit: 0, notes: `saved: ${path}\n` });
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
        format: 'rdpdoctor-bundle',
        computer: 'SRV01',
      });
      const again = await runCommand('collect', host, '--save', path, ...ssh());
      expect(again).toMatchObject({
        exit: 3,
        notes: `rdpdoctor: --save ${path}: is there already and stays as it is\n`,
      });
      const other = join(home, 'again.json');
      const judged = await runCommand('collect', host, '--save', other, '--check', ...ssh());
      expect(judged.out).toContain(host);
      const plan = await runCommand('fix', path, host);
      expect(plan.out).toContain('unreadable-certificate-key');
    });
  },
);
