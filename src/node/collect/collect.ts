import type { CaseFile } from '../../core/facts/case-file.ts';
import { watchOwnTime } from '../time/own-time.ts';
import { MAX_ADDRESSES } from '../interview/budget.ts';
import { clocksFact } from './clocks-fact.ts';
import { askGateway } from '../probes/gateway.ts';
import { limitsOf } from '../interview/interview.ts';
import { completeName, resolveName } from '../target/name.ts';
import { Notebook } from '../interview/notebook.ts';
import { nameLine } from '../interview/phase-lines.ts';
import type { PhaseLine } from '../interview/probe.ts';
import { showTarget, type Target } from '../target/target.ts';
import { hasIpv6 } from './way-out.ts';
import { caseFileOf } from './case-of-check.ts';
import type { Check } from './check.ts';
import type { CollectOptions } from './collect-options.ts';
import { lookAtAddresses } from './look-at-addresses.ts';

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

/** Who presses Ctrl-C waits for no name server. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
