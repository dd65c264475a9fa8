import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Connected } from '../wire/connect.ts';
import type { Purse } from '../interview/purse.ts';

/** Ports that Windows hosts answer on: file sharing, RPC, the web. */
const usualPorts = [445, 135, 80] as const;

/** Whether a host whose RDP port is silent answers anywhere else; any answer of its own shows that it is up. */
export async function askOtherPorts(
  address: string,
  purse: Purse,
  timeoutMs: number,
): Promise<FactTypes['otherPorts'] | undefined> {
  const ports = usualPorts.slice(0, purse.left);
  if (ports.length === 0) return undefined;
  const waitMs = Math.min(timeoutMs, WAIT_MS);
  const answers = await Promise.all(
    ports.map(async (port) => answerOf(port, await purse.openOther(address, port, waitMs))),
  );
  return { address, ports: answers, hostAnswers: answers.some(isAnswer) };
}

type Answer = FactTypes['otherPorts']['ports'][number];

function answerOf(port: number, connected: Connected): Answer {
  const { outcome, ms } = connected;
  if (connected.outcome === 'open') connected.socket.destroy();
  return 'code' in connected && connected.code !== undefined
    ? { port, outcome, ms, code: connected.code }
    : { port, outcome, ms };
}

/** A router or a filter may say that there is no way; only the host itself accepts or refuses. */
function isAnswer({ outcome }: Answer): boolean {
  return outcome === 'open' || outcome === 'refused';
}

const WAIT_MS = 1_500;
