import { hostname } from 'node:os';
import { fact, type CaseFile, type Gap, type Subject } from '../core/facts/case-file.ts';
import { says } from '../core/facts/phase-says.ts';
import type { Timed } from '../core/facts/standstill.ts';
import type { FactName } from '../core/facts/vocabulary.ts';
import { watchOwnTime } from './time/own-time.ts';
import { addressesFact } from './probes/addresses-fact.ts';
import { DEEP_CONNECTIONS, DEFAULT_CONNECTIONS, MAX_ADDRESSES } from './probes/budget.ts';
import { clocksFact } from './probes/clocks-fact.ts';
import { openConnection } from './probes/connect.ts';
import type { Credentials } from './probes/credentials.ts';
import { askGateway } from './probes/gateway.ts';
import { holdInterview, limitsOf, type Interview } from './probes/interview.ts';
import { completeName, resolveName, type NameSources } from './probes/name.ts';
import { Notebook } from './probes/notebook.ts';
import { askOtherPorts } from './probes/other-ports.ts';
import { connectionShown, nameLine } from './probes/phase-lines.ts';
import type { PhaseLine } from './probes/probe.ts';
import { probes } from './probes/probes.ts';
import { Purse, type Connect } from './probes/purse.ts';
import { showTarget, type Target } from './probes/target.ts';
import { connectEvery, wasCutOff, type TcpAttempt, untilAnswered } from './probes/tcp.ts';
import { hasIpv6, startWayOut } from './probes/way-out.ts';

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
  /** The RD Gateway that is the way to the host; it is asked, and the host is tried straight as well. */
  readonly gateway?: Target;
  /** Who named the gateway; a flag unless stated. */
  readonly gatewayFrom?: 'flag' | 'rdpFile';
  /** Signs in with these; only where a person asked for it. */
  readonly credentials?: Credentials;
  /** Where names are looked up; the system's own way unless given. */
  readonly names?: NameSources;
  /** How TCP connections are opened; the system's own way unless given. */
  readonly connect?: Connect;
  /** Stops the check; what is known by then is still told. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
}

export const defaultCollectOptions: CollectOptions = { timeoutMs: 3_000, deadlineMs: 15_000, deep: false };

/** One check while it runs. */
interface Check {
  readonly target: Target;
  readonly options: CollectOptions;
  readonly notebook: Notebook;
  readonly signal: AbortSignal;
  readonly tell: (line: PhaseLine) => void;
}

/** Asks a live host everything that its connection budget allows, and returns facts and gaps. */
export async function collect(target: Target, options: CollectOptions): Promise<CaseFile> {
  const unwatch = watchOwnTime();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.deadlineMs);
  const onStop = () => stop.abort();
  options.signal?.addEventListener('abort', onStop, { once: true });
  if (options.signal?.aborted) stop.abort();
  const notebook = new Notebook();
  const tell = (line: PhaseLine) => options.onProgress?.({ kind: 'phase', line });
  const check: Check = { target, options, notebook, signal: stop.signal, tell };
  notebook.set('clockHere', new Date().toISOString(), 'clock of this machine');
  notebook.set('route', routeOf(options), 'check');
  try {
    await Promise.all([look(check), lookAtGateway(check)]);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onStop);
    stop.abort();
    unwatch();
  }
  const clocks = clocksFact(notebook.known);
  if (clocks.length > 0) notebook.set('clocks', clocks, 'check');
  return caseFileOf(target, notebook);
}

function routeOf({ gateway, gatewayFrom = 'flag' }: CollectOptions) {
  if (gateway === undefined) return { via: 'direct', from: 'none' } as const;
  return { via: 'gateway', gateway: showTarget(gateway), from: gatewayFrom } as const;
}

async function lookAtGateway({ options, notebook, signal }: Check): Promise<void> {
  const { gateway, timeoutMs, names } = options;
  if (gateway === undefined) return;
  const answer = await askGateway(gateway, limitsOf(timeoutMs, signal), names);
  if (!signal.aborted) return notebook.set('gateway', answer, 'gateway');
  notebook.gap({ name: 'gateway', reason: 'not attempted', detail: { code: 'endedEarly' } });
}

async function look(check: Check): Promise<void> {
  const { target, options, notebook, signal, tell } = check;
  const nameMs = Math.min(options.timeoutMs * 2, options.deadlineMs);
  const name = await resolveName(target.host, nameMs, options.names);
  notebook.set('nameResolution', name, 'name');
  notebook.line(nameLine(name));
  tell(nameLine(name));
  const completing = Promise.race([
    completeName(name, Math.min(1_500, options.timeoutMs), options.names),
    stopped(signal).then(() => name),
  ]);
  const addresses = name.addresses.slice(0, MAX_ADDRESSES).map(({ address }) => address);
  if (name.addresses.some(({ family }) => family === 6)) notebook.set('ownIpv6', hasIpv6(), 'interfaces');
  if (addresses.length > 0) await lookAtAddresses(check, addresses);
  const completed = await completing;
  notebook.set('nameResolution', completed, 'name');
  notebook.line(nameLine(completed));
  const measured = notebook.known.connectionQuality ?? notebook.quality();
  notebook.add({ facts: measured === undefined ? {} : { connectionQuality: measured } }, 'check');
}

/** Opens the port at every address, and talks to those that open. */
async function lookAtAddresses(check: Check, addresses: readonly string[]): Promise<void> {
  const { target, options, notebook, signal, tell } = check;
  const { timeoutMs, deep, repeat, connect = openConnection } = options;
  const wayOut = await startWayOut(addresses[0]!);
  const total = deep ? DEEP_CONNECTIONS : DEFAULT_CONNECTIONS;
  const opened = (timed: Timed) => notebook.opened(timed);
  const waitMs = timeoutMs + 1_000;
  const purse = new Purse({ total, port: target.port, timeoutMs: waitMs, signal, connect, opened });
  purse.spend(addresses.length);
  const connecting = connectEvery(
    addresses,
    (address) => untilAnswered(() => connect(address, target.port, waitMs, signal), repeat),
    purse,
  );
  const first = await connecting.first;
  if (first !== undefined) {
    tell({ phase: 'connection', state: 'passed', ms: first.ms, says: says('open') });
    notebook.line({ phase: 'connection', state: 'passed', ms: first.ms, says: says('open') });
    await holdInterview(probes, { ...interviewOf(check, purse), first, settled: connecting.all });
  }
  purse.close();
  const all = await connecting.all;
  const attempts = all.filter((attempt) => !wasCutOff(attempt));
  if (attempts.length > 0) notebook.set('tcpConnect', { port: target.port, attempts }, 'tcp');
  if (first === undefined) await tellUnopened(check, attempts, purse);
  else if (addresses.length > 1) {
    const shown = connectionShown(attempts);
    notebook.line({ phase: 'connection', state: 'passed', ms: first.ms, says: shown });
  }
  notebook.set('addresses', addressesFact(notebook.known, first?.address), 'check');
  notebook.set('wayOut', await wayOut.end(), 'interfaces');
}

function interviewOf(
  { target, options, notebook, signal, tell }: Check,
  purse: Purse,
): Omit<Interview, 'first' | 'settled'> {
  const { deep, repeat, credentials, timeoutMs, onProgress } = options;
  const wishes = { deep, repeat, credentials };
  const asking = (asks: string) => onProgress?.({ kind: 'asking', asks });
  return { target, purse, notebook, wishes, signal, timeoutMs, tell, asking };
}

/** No address opened: how it failed, and where that was silence, whether the host is up at all. */
async function tellUnopened(check: Check, attempts: readonly TcpAttempt[], purse: Purse): Promise<void> {
  const { notebook, tell, options, signal } = check;
  const unopened = (line: PhaseLine) => {
    notebook.line(line);
    tell(line);
  };
  if (attempts.length === 0) {
    unopened({ phase: 'connection', state: 'notTried', says: says('endedHere') });
    notebook.gap({ name: 'tcpConnect', reason: 'not attempted', detail: { code: 'endedEarly' } });
    return;
  }
  const ms = Math.max(...attempts.map((attempt) => attempt.ms ?? 0));
  unopened({ phase: 'connection', state: 'died', ms, says: connectionShown(attempts) });
  const silent = attempts.find(({ outcome }) => outcome === 'timedOut');
  if (silent === undefined || signal.aborted) return;
  const otherPorts = await askOtherPorts(silent.address, purse, options.timeoutMs);
  if (otherPorts !== undefined && !signal.aborted) notebook.set('otherPorts', otherPorts, 'other-ports');
}

/** Who presses Ctrl-C waits for no name server. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function caseFileOf(target: Target, notebook: Notebook): CaseFile {
  const { facts, gaps } = notebook.contents();
  const from = hostname();
  return {
    format: 2,
    target: showTarget(target),
    facts: facts.map(({ name, value, by, at }) => {
      const of = subjects[name];
      return fact(name, value, of === undefined ? { by, from, at } : { by, from, at, of });
    }),
    gaps: [...gaps, ...withoutCredentials(notebook)],
  };
}

/** Facts of a check that are not about the host itself. */
const subjects: { readonly [N in FactName]?: Subject } = {
  clockHere: 'client',
  wayOut: 'client',
  ownIpv6: 'client',
  route: 'client',
  gateway: 'gateway',
};

/** What nobody may find out without a user's password. */
function withoutCredentials(notebook: Notebook): readonly Gap[] {
  const names = ['logon', 'earlyUserAuth', 'sessionStart'] as const;
  return names
    .filter((name) => notebook.known[name] === undefined)
    .map((name) => ({ name, reason: 'not permitted', detail: { code: 'needsCredentials' } }));
}
