import { says } from '../../core/facts/phase-says.ts';
import type { Timed } from '../../core/facts/standstill.ts';
import { addressesFact } from './addresses-fact.ts';
import { DEEP_CONNECTIONS, DEFAULT_CONNECTIONS } from '../interview/budget.ts';
import { openConnection } from '../wire/connect.ts';
import { holdInterview, type Interview } from '../interview/interview.ts';
import { askOtherPorts } from './other-ports.ts';
import { connectionShown } from '../interview/phase-lines.ts';
import type { PhaseLine } from '../interview/probe.ts';
import { probes } from '../probes/probes.ts';
import { Purse } from '../interview/purse.ts';
import { connectEvery, wasCutOff, type TcpAttempt, untilAnswered } from '../interview/tcp.ts';
import { startWayOut } from './way-out.ts';
import type { Check } from './check.ts';

/** Opens the port at every address, and talks to those that open. */
export async function lookAtAddresses(check: Check, addresses: readonly string[]): Promise<void> {
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
