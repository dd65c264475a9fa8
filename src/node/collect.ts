import { hostname } from 'node:os';
import { says } from '../core/facts/phase-says.ts';
import { fact, type CaseFile, type Gap } from '../core/facts/case-file.ts';
import type { FactTypes } from '../core/facts/vocabulary.ts';
import { DEEP_CONNECTIONS, DEFAULT_CONNECTIONS, MAX_ADDRESSES, nextGrant } from './probes/budget.ts';
import { openConnection, type Connected } from './probes/connect.ts';
import { logOn, type Credentials } from './probes/logon.ts';
import { completeName, resolveName, type NameSources } from './probes/name.ts';
import { Notebook } from './probes/notebook.ts';
import type { Found, Look, PhaseLine } from './probes/probe.ts';
import { probes } from './probes/probes.ts';
import { quality } from './probes/quality.ts';
import { connectionShown, nameLine } from './probes/phase-lines.ts';
import { showTarget, type Target } from './probes/target.ts';
import { connectEvery, type OpenAddress } from './probes/tcp.ts';
import { askGateway } from './probes/gateway.ts';
import { askUdp } from './probes/udp.ts';

/** What happens while a check runs, for the person watching. */
export type ProgressEvent =
  | { readonly kind: 'phase'; readonly line: PhaseLine }
  | { readonly kind: 'asking'; readonly asks: string };

export interface CollectOptions {
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
  /** Longest time for everything. */
  readonly deadlineMs: number;
  readonly deep: boolean;
  /** So many more handshakes, paced, to see how steady the connection is; at least 6. */
  readonly repeat?: number;
  /** An RD Gateway in front of the host, which is asked too. */
  readonly gateway?: Target;
  /** Signs in with these; only where a person asked for it. */
  readonly credentials?: Credentials;
  /** Where names are looked up; the system's own way unless given. */
  readonly names?: NameSources;
  /** Stops the check; what is known by then is still told. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
}

export const defaultCollectOptions: CollectOptions = { timeoutMs: 3_000, deadlineMs: 15_000, deep: false };

/** Asks a live host everything that its connection budget allows, and returns facts and gaps. */
export async function collect(target: Target, options: CollectOptions): Promise<CaseFile> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.deadlineMs);
  const onStop = () => stop.abort();
  options.signal?.addEventListener('abort', onStop, { once: true });
  if (options.signal?.aborted) stop.abort();
  const notebook = new Notebook();
  const at = new Date();
  notebook.set('clockHere', at.toISOString(), 'clock of this machine');
  try {
    await Promise.all([
      look(target, options, notebook, stop.signal),
      lookAtGateway(options, notebook, stop.signal),
    ]);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onStop);
    stop.abort();
  }
  return caseFileOf(target, notebook);
}

async function lookAtGateway(
  { gateway, timeoutMs }: CollectOptions,
  notebook: Notebook,
  signal: AbortSignal,
): Promise<void> {
  if (gateway === undefined) return;
  const answer = await askGateway(gateway, limitsOf(timeoutMs, signal));
  if (!signal.aborted) return notebook.set('gateway', answer, 'gateway');
  const detail = { code: 'endedEarly' } as const;
  notebook.gap({ name: 'gateway', reason: 'not attempted', detail });
}

function limitsOf(timeoutMs: number, signal: AbortSignal): Look['limits'] {
  return { silenceMs: timeoutMs, totalMs: timeoutMs * 2, maxBytes: 4 * 1024 * 1024, signal };
}

async function look(
  target: Target,
  options: CollectOptions,
  notebook: Notebook,
  signal: AbortSignal,
): Promise<void> {
  const tell = (line: PhaseLine) => options.onProgress?.({ kind: 'phase', line });
  const early = (line: PhaseLine) => {
    notebook.line(line);
    tell(line);
  };
  const nameMs = Math.min(options.timeoutMs * 2, options.deadlineMs);
  const name = await resolveName(target.host, nameMs, options.names);
  notebook.set('nameResolution', name, 'name');
  early(nameLine(name));
  const completing = completeName(name, Math.min(1_500, options.timeoutMs), options.names);
  if (name.addresses.length === 0) {
    const completed = await Promise.race([completing, stopped(signal).then(() => name)]);
    notebook.set('nameResolution', completed, 'name');
    notebook.add({ facts: {} }, 'check');
    return;
  }
  const addresses = name.addresses.slice(0, MAX_ADDRESSES).map(({ address }) => address);
  const connecting = connectEvery(addresses, target.port, options.timeoutMs + 1_000, signal);
  const first = await connecting.first;
  if (first === undefined) {
    const attempts = await connecting.all;
    if (attempts.every(wasCutOff)) {
      early({ phase: 'connection', state: 'notTried', says: says('endedHere') });
      const detail = { code: 'endedEarly' } as const;
      notebook.gap({ name: 'tcpConnect', reason: 'not attempted', detail });
      notebook.add({ facts: {} }, 'check');
      return;
    }
    early({ phase: 'connection', state: 'died', ...slowest(attempts), says: connectionShown(attempts) });
  } else {
    early({ phase: 'connection', state: 'passed', ms: first.ms, says: says('open') });
    await converse(target, first, addresses.length, options, notebook, signal, tell);
  }
  const attempts = (await connecting.all).filter((attempt) => !wasCutOff(attempt));
  notebook.set('tcpConnect', { port: target.port, attempts }, 'tcp');
  if (first !== undefined && addresses.length > 1) {
    notebook.line({ phase: 'connection', state: 'passed', ms: first.ms, says: connectionShown(attempts) });
  }
  const completed = await Promise.race([completing, stopped(signal).then(() => name)]);
  notebook.set('nameResolution', completed, 'name');
  notebook.line(nameLine(completed));
  const measured = notebook.known.connectionQuality ?? notebook.quality();
  notebook.add({ facts: measured === undefined ? {} : { connectionQuality: measured } }, 'check');
}

/** Who presses Ctrl-C waits for no name server. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** An address that this check did not wait for, which is no silence of that address. */
function wasCutOff({ outcome, code }: FactTypes['tcpConnect']['attempts'][number]): boolean {
  return outcome === 'timedOut' && code === 'deadline';
}

/** Servers with NLA are Windows or act like it; only those are expected to speak UDP as well. */
function offersUdp({ rdpNegotiation }: Partial<FactTypes>, deep: boolean): boolean {
  if (rdpNegotiation?.outcome !== 'accepted') return false;
  return deep || rdpNegotiation.protocol === 'hybrid' || rdpNegotiation.protocol === 'hybridEx';
}

/** Asks one question after the other, the most urgent first, until the connections are used up. */
async function converse(
  target: Target,
  first: OpenAddress,
  used: number,
  options: CollectOptions,
  notebook: Notebook,
  signal: AbortSignal,
  tell: (line: PhaseLine) => void,
): Promise<void> {
  const { credentials } = options;
  const kept = credentials === undefined ? 0 : 1;
  let left = (options.deep ? DEEP_CONNECTIONS : DEFAULT_CONNECTIONS) - used - kept;
  let spare: OpenAddress | undefined = first;
  let udp: Promise<FactTypes['rdpUdp']> | undefined;
  const done = new Set<string>();
  const openNext = async (): Promise<Connected> => {
    if (spare !== undefined) {
      const { socket, ms } = spare;
      spare = undefined;
      notebook.opened(ms);
      return { outcome: 'open', socket, ms };
    }
    left -= 1;
    const connected = await openConnection(first.address, target.port, options.timeoutMs + 1_000, signal);
    if (connected.outcome === 'open') notebook.opened(connected.ms);
    return connected;
  };
  const lookFor = (name: string, granted: number, tellLine: Look['tell']): Look => {
    let open = 0;
    return {
      target,
      address: first.address,
      limits: limitsOf(patience(options.timeoutMs, first.ms, notebook.known), signal),
      signal,
      granted,
      tell: tellLine,
      open() {
        open += 1;
        if (open > granted) throw new Error(`probe ${name} opens more than it was granted`);
        return openNext();
      },
    };
  };
  while (!signal.aborted) {
    // The connection of the port test is already paid for.
    const payable = left + (spare === undefined ? 0 : 1);
    const grant = nextGrant(probes, notebook.known, done, payable, options.deep);
    if (grant === undefined) break;
    const { probe } = grant;
    done.add(probe.name);
    options.onProgress?.({ kind: 'asking', asks: probe.asks });
    const look = lookFor(probe.name, grant.connections, probe.name === 'handshake' ? tell : () => {});
    const found = await probe.run(look, notebook.known);
    if (signal.aborted && probe.connections.most <= DEFAULT_CONNECTIONS) {
      done.delete(probe.name);
      notebook.add(cutOff(found), probe.name);
      break;
    }
    notebook.add(found, probe.name);
    if (udp === undefined && offersUdp(notebook.known, options.deep)) {
      udp = askUdp(first.address, target.port, first.ms, signal);
    }
  }
  if (options.repeat !== undefined && !signal.aborted) {
    options.onProgress?.({ kind: 'asking', asks: quality.asks });
    notebook.add(
      await quality.run(
        lookFor('quality', options.repeat, () => {}),
        notebook.known,
      ),
      'quality',
    );
  }
  const overUdp = await udp;
  if (overUdp !== undefined && !signal.aborted) notebook.add({ facts: { rdpUdp: overUdp } }, 'udp');
  if (credentials !== undefined && !signal.aborted) {
    options.onProgress?.({ kind: 'asking', asks: 'whether this user can sign in' });
    const found = await logOn(credentials, lookFor('logon', 1, tell));
    notebook.add(signal.aborted ? cutOff(found) : found, 'logon');
  }
  spare?.socket.destroy();
  noteUnasked(notebook, done, signal);
}

/** Where the first connection met silence or a drip, the next ones need not wait as long for the same: two lost packets at most. */
function patience(timeoutMs: number, rttMs: number, { phaseOfDeath }: Partial<FactTypes>): number {
  const ending = phaseOfDeath?.ending;
  const slow = ending !== undefined && (ending.by === 'silence' || ending.ms > 2_000);
  return slow ? Math.min(timeoutMs, 1_500 + 4 * rttMs) : timeoutMs;
}

/** What a question that was cut off leaves: the way it had come. The silence at its end was ours and tells nothing. */
function cutOff({ attempts = [] }: Found): Found {
  const passed = attempts.map((attempt) => ({
    ...attempt,
    lines: attempt.lines.map((line) =>
      line.state === 'died'
        ? { phase: line.phase, state: 'notTried' as const, says: says('endedHere') }
        : line,
    ),
  }));
  return { facts: {}, attempts: passed };
}

/** Facts of probes that were never asked are gaps with the reason. */
function noteUnasked(notebook: Notebook, done: ReadonlySet<string>, signal: AbortSignal): void {
  for (const probe of probes.filter(({ name }) => !done.has(name))) {
    for (const name of probe.provides) {
      const detail = { code: signal.aborted ? 'timeUp' : 'notAsked' } as const;
      notebook.gap({ name, reason: 'not attempted', detail });
    }
  }
}

function slowest(attempts: FactTypes['tcpConnect']['attempts']): { ms: number } {
  return { ms: Math.max(0, ...attempts.map(({ ms }) => ms)) };
}

function caseFileOf(target: Target, notebook: Notebook): CaseFile {
  const { facts, gaps } = notebook.contents();
  const from = hostname();
  return {
    format: 2,
    target: showTarget(target),
    facts: facts.map(({ name, value, by, at }) => fact(name, value, { by, from, at })),
    gaps: [...gaps, ...withoutCredentials(notebook)],
  };
}

/** What nobody may find out without a user's password. */
function withoutCredentials(notebook: Notebook): readonly Gap[] {
  const detail = { code: 'needsCredentials' } as const;
  const names = ['logon', 'earlyUserAuth', 'sessionStart'] as const;
  return names
    .filter((name) => notebook.known[name] === undefined)
    .map((name) => ({ name, reason: 'not permitted', detail }));
}
