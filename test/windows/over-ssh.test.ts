import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { healthy } from '../../src/node/lab/peers/healthy.ts';
import { makeCertificates, noEngine, pwsh } from './engine.ts';
import { machineState } from './machine-state.ts';
import { runCommand } from '../carriers/command-runner.ts';
import { noSshd, startSshd, type RunningSshd } from '../carriers/sshd.ts';

const why = pwsh === undefined ? noEngine : noSshd;
const host = '127.0.26.60';
const server = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';

describe.skipIf(why !== undefined)(
  `a plan from end to end: OpenSSH, PowerShell, the stand-in of Windows (${why ?? noEngine})`,
  () => {
    let sshd: RunningSshd;
    let peer: RunningPeer;
    let front: Server;
    let machine: string;
    let home: string;
    const homeBefore = process.env['RDPDOCTOR_HOME'];
    const ssh = () => [
      '--via',
      'ssh',
      '--user',
      userInfo().username,
      '--ssh-port',
      '2260',
      '--ssh-key',
      sshd.key,
      '--known-hosts',
      sshd.knownHosts('plain'),
    ];
    const text = (name: string) => readFileSync(join(machine, name), 'utf8');

    /** Whether the machine lets Remote Desktop in, by what its registry says. */
    let opens = true;
    const letsIn = () => {
      if (!existsSync(join(machine, 'memory.json'))) return false;
      const memory = JSON.parse(text('memory.json')) as {
        registry: Record<string, Record<string, { data: unknown }>>;
      };
      return memory.registry[server]?.['fDenyTSConnections']?.data === 0;
    };

    beforeAll(async () => {
      machine = mkdtempSync(join(tmpdir(), 'rdpdoctor-windows-'));
      home = mkdtempSync(join(tmpdir(), 'rdpdoctor-home-'));
      process.env['RDPDOCTOR_HOME'] = home;
      const certificates = await makeCertificates(machine);
      writeFileSync(join(machine, 'first.json'), JSON.stringify(machineState(certificates)));
      const engine = join(machine, 'powershell.exe');
      const script = join(import.meta.dirname, 'run-bootstrap.ps1');
      writeFileSync(
        engine,
        `#!/bin/sh\nfor last; do :; done\nexec '${pwsh}' -NoProfile -NonInteractive -File '${script}' -Machine '${machine}' -Encoded "$last"\n`,
      );
      chmodSync(engine, 0o755);
      sshd = await startSshd(host, 2260, machine);
      peer = await healthy.start({ address: '127.0.26.61', port: 3389 });
      front = createServer((socket) => {
        if (!letsIn() || !opens) {
          socket.destroy();
          return;
        }
        const onward = connect({ host: peer.address, port: peer.port });
        socket.on('error', () => onward.destroy());
        onward.on('error', () => socket.destroy());
        socket.pipe(onward).pipe(socket);
      }).listen(3389, host);
      await once(front, 'listening');
    });

    afterAll(async () => {
      sshd?.stop();
      front?.close();
      await peer?.close();
      if (homeBefore === undefined) delete process.env['RDPDOCTOR_HOME'];
      else process.env['RDPDOCTOR_HOME'] = homeBefore;
    });

    it('collects, plans, applies, proves, and puts everything back byte for byte', async () => {
      const bundle = join(home, 'bundle.json');
      const collected = await runCommand('collect', host, '--save', bundle, ...ssh());
      expect(collected).toEqual({ exit: 0, out: '', notes: `saved: ${bundle}\n` });

      const cause = ['--cause', 'disabled-remote-desktop'];
      const planned = await runCommand('fix', bundle, host, ...cause);
      expect(planned.out).toContain('fDenyTSConnections: 1 \u2192 0');

      const fixed = await runCommand('fix', bundle, host, ...cause, '--apply', '--yes', ...ssh());
      expect(fixed).toMatchObject({ exit: 0, out: expect.stringContaining('It helped') });
      expect(letsIn()).toBe(true);
      expect(text('after.txt')).not.toBe(text('before.txt'));

      const [id] = readdirSync(join(home, 'plans')).map((name) => name.replace(/\.json$/, ''));
      const undone = await runCommand('undo', id!, '--yes');
      expect(undone).toMatchObject({ exit: 0, out: expect.stringContaining('Everything was put back.') });
      expect(letsIn()).toBe(false);
      expect(text('after.txt')).toBe(text('before.txt'));

      expect((await runCommand('undo', id!, '--yes')).out).toContain('there is nothing to do');
    });

    it('takes back for real what does not help', async () => {
      opens = false;
      const bundle = join(home, 'bundle.json');
      const fixed = await runCommand(
        'fix',
        bundle,
        host,
        '--cause',
        'disabled-remote-desktop',
        '--apply',
        '--yes',
        '--prove-within',
        '100ms',
        ...ssh(),
      );
      expect(fixed).toMatchObject({ exit: 50, out: expect.stringContaining('everything was put back') });
      expect(text('after.txt')).toBe(text('before.txt'));
    });
  },
);
