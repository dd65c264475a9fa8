import { fact, type Fact, type Gap } from '../../facts/case-file.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import type { Capture } from './capture.ts';
import { tenths } from './facts/death.ts';
import type { CapturedConnection } from './captured-connection.ts';
import type { RdpUdpFlow } from './connections/udp-flows.ts';

const MOST_FLOWS = 100;

/** Each RDP over UDP exchange as an entry of its own, with the fact or the gap it gives. */
export function udpReports(capture: Capture, from: string): readonly CapturedConnection[] {
  const flows = capture.udpFlows();
  if (flows.length > MOST_FLOWS)
    capture.warn(`capture: ${flows.length} RDP over UDP exchanges, the first ${MOST_FLOWS} are below`);
  return flows.slice(0, MOST_FLOWS).map((flow) => {
    const at = capture.timeOf(flow.synAt);
    const value = udpFact(flow, capture.endedAt);
    const facts: Fact[] = value === undefined ? [] : [fact('rdpUdp', value, { by: 'pcap', from, at })];
    const gaps: Gap[] =
      value === undefined
        ? [{ name: 'rdpUdp', reason: 'not understood', detail: { code: 'captureEnds' } }]
        : [];
    return {
      client: capture.addresses.text(flow.client.address),
      clientPort: flow.client.port,
      server: capture.addresses.text(flow.server.address),
      port: flow.server.port,
      facts,
      gaps,
      summary: { at, reached: 'connection', security: 'RDP over UDP', ending: value?.outcome ?? 'not known' },
    };
  });
}

/** How the server answered the SYN of [MS-RDPEUDP]; undefined where the capture ends too soon to say. */
function udpFact(flow: RdpUdpFlow, endedAt: number): FactTypes['rdpUdp'] | undefined {
  const { synAt, answeredAt, unreachableAt, strangeAnswer } = flow;
  if (answeredAt !== undefined) return { outcome: 'answered', ms: tenths(Math.max(0, answeredAt - synAt)) };
  if (strangeAnswer !== undefined) {
    return {
      outcome: 'malformed',
      problem: { code: 'notRdpUdp', params: { bytes: strangeAnswer } },
    };
  }
  if (unreachableAt !== undefined) {
    return { outcome: 'unreachable', ms: tenths(Math.max(0, unreachableAt - synAt)) };
  }
  return endedAt - synAt >= SILENCE_MS ? { outcome: 'silent' } : undefined;
}

const SILENCE_MS = 3_000;
