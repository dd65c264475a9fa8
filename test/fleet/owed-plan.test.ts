import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath as node } from 'node:process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Owed } from '../../src/app/fleet-plans/owed.ts';
import { planRecordSchema } from '../../src/app/fix/plan-record.ts';
import type { AuditEntry } from '../../src/app/store.ts';
import { builtProgram } from './built-program.ts';
import { noPostgres, startPostgres, type RunningPostgres } from './postgres.ts';

const without = noPostgres();

describe.skipIf(without !== undefined)(`a plan run while PostgreSQL stops ${without ?? ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-owed-plan-'));
  let server: RunningPostgres;
  let program: string;
  beforeAll(async () => {
    // Where the built program looks for its scripts.
    mkdirSync(join(folder, 'powershell'));
    symlinkSync(join(import.meta.dirname, '../../src/core/remedy'), join(folder, 'powershell', 'remedy'));
    [program, server] = await Promise.all([builtProgram('plan-process', folder), startPostgres()]);
  }, 120_000);
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const start = (role: string, url: string, owed: string, later = 0) =>
    spawn(node, [program, url, role, owed, `${later}`], { stdio: ['pipe', 'pipe', 'inherit'] });

  /** What the next start says of the plan: its record, the log, and what is still owed. */
  async function settled(url: string, owed: string, later: number) {
    const process = start('settle', url, owed, later);
    const exited = once(process, 'exit');
    const lines: string[] = [];
    for await (const line of createInterface({ input: process.stdout })) lines.push(line);
    await exited;
    const told = JSON.parse(lines.join('')) as { record: unknown; audit: AuditEntry[]; owed: Owed[] };
    return { ...told, record: planRecordSchema.parse(told.record) };
  }

  it('whose server is killed before it is back: how it ended is there at the next start', async () => {
    const url = await server.newDatabase();
    const owed = join(folder, 'owed');
    const running = start('run', url, owed);
    const exited = once(running, 'exit');
    const heard: string[] = [];
    for await (const line of createInterface({ input: running.stdout })) {
      heard.push(line);
      if (line === 'applies') {
        server.stop('fast');
        running.stdin.write('go on\n');
      }
      if (line === 'keeps kept') break;
    }
    running.kill('SIGKILL');
    await exited;
    expect(heard).toEqual(['applies', 'keeps applied', 'keeps kept']);
    server.start();

    const { record, audit, owed: left } = await settled(url, owed, 10 * 60_000);
    expect([record.state, left]).toEqual(['kept', []]);
    const did = audit.map((entry) => entry.did).toSorted();
    expect(did).toEqual(['began running a plan', 'ended running a plan', 'made a plan']);
  }, 120_000);
});
