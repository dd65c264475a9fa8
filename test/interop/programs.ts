import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Something that runs and can be ended, once and for all. */
export interface Running {
  readonly close: () => void;
}

export interface Started extends Running {
  readonly pid: number;
  /** Everything it has said so far. */
  readonly said: () => string;
  readonly ended: () => boolean;
}

/** Starts a program in a process group of its own, so that its children can be ended with it. */
export function startProgram(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  const hear = (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.on('error', (error) => hear(Buffer.from(String(error))));
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
    close: closeOnce(() => end(child)),
  };
}

const open = new Set<() => void>();
process.once('exit', () => open.forEach((close) => close()));

/** What ends something, called at the latest when this process exits. */
export function closeOnce(end: () => void): () => void {
  const close = () => {
    if (open.delete(close)) end();
  };
  open.add(close);
  return close;
}

/** Waits until a started program listens on a TCP port, seen from its own network namespace. */
export async function untilListening(program: Started, port: number, address: string): Promise<void> {
  await until(program, () => listens(program.pid, port, address), `listen on port ${port}`);
}

/** Waits until a started program has said something; the result is the first group of the pattern. */
export async function untilSaid(program: Started, pattern: RegExp): Promise<string> {
  await until(program, () => pattern.test(program.said()), `say ${pattern}`);
  return pattern.exec(program.said())?.[1] ?? '';
}

/** An address of the loopback that only this process hands out, and whose port nobody on this machine uses. */
export async function freeAddress(port: number): Promise<string> {
  const net = `127.${128 + ((process.pid >> 8) % 100)}.${process.pid % 256}`;
  for (let tries = 0; tries < 250; tries += 1) {
    next = next >= 250 ? 2 : next + 1;
    const address = `${net}.${next}`;
    if (await canListen(address, port)) return address;
  }
  throw new Error(`no address in ${net}.0/24 has port ${port} free`);
}

let next = 2;

function canListen(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}

async function until(program: Started, isTrue: () => boolean, what: string): Promise<void> {
  const giveUp = Date.now() + 400_000;
  while (!isTrue()) {
    if (program.ended() || Date.now() > giveUp) {
      throw new Error(`a program did not ${what}; it said: ${program.said().slice(-500)}`);
    }
    await pause(15);
  }
}

/** Whether a socket of this process's namespace listens; /proc shows addresses as little-endian hexadecimal. */
function listens(pid: number, port: number, address: string): boolean {
  const local = `${littleEndian(address)}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  try {
    return new RegExp(` ${local} 00000000:0000 0A `).test(readFileSync(`/proc/${pid}/net/tcp`, 'latin1'));
  } catch {
    return false;
  }
}

function littleEndian(address: string): string {
  const bytes = address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  return bytes.toReversed().join('').toUpperCase();
}

/** Servers fork a child per connection; some leave the group, some ignore SIGTERM. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const family = [child.pid, ...descendants(child.pid)];
  for (const pid of [-child.pid, ...family]) kill(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function descendants(parent: number): readonly number[] {
  const children = processes().filter((pid) => parentOf(pid) === parent);
  return children.flatMap((pid) => [pid, ...descendants(pid)]);
}

/** Ends every process that still lives in a network namespace. */
export function killInNamespace(inode: string): void {
  for (const pid of processes()) {
    try {
      if (pid !== process.pid && readlinkSync(`/proc/${pid}/ns/net`) === inode) kill(pid);
    } catch {
      // It has ended already.
    }
  }
}

function processes(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
