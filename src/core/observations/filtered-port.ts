import { healthy } from '../facts/healthy.ts';
import { notConnected } from '../facts/situations.ts';
import { byHand } from '../remedy/remedy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { afterMillis } from '../judging/time-taken.ts';
import { cite, defineObservation, notSeen, seen } from './observation.ts';
import { beforeTls } from '../judging/guides.ts';
import { sources } from '../judging/sources.ts';

export const filteredPort = defineObservation({
  id: 'filtered-port',
  title: 'Nothing answers on the port: a firewall drops the connection or the host is off',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  explanation:
    'No address answered the connection, not even to refuse it. A host that is up refuses a closed port at once unless its firewall is silent; silence means that ' +
    'something on the way or the firewall of the host discards the packets, or that no machine has the address.',
  needs: ['tcpConnect'],
  uses: ['reportedContext', 'otherPorts', 'cloudRules', 'cloudMachine'],

  look({ tcpConnect: { port, attempts }, reportedContext, otherPorts, cloudRules }) {
    const answered = attempts.find(({ outcome }) => ['open', 'refused', 'prohibited'].includes(outcome));
    if (answered)
      return notSeen(
        cite('tcpConnect', `${answered.address} answered on port ${port} (${answered.outcome})`),
      );
    const silent = attempts.filter((attempt) => attempt.outcome === 'timedOut');
    if (silent.length === 0) return notSeen(cite('tcpConnect', 'no address was silent'));
    const proof = silent.map((attempt) =>
      cite(
        'tcpConnect',
        `${attempt.address} port ${port}: no answer${afterMillis(attempt.ms, 'within')}${attempt.tries === undefined ? '' : `, asked ${attempt.tries} times`}`,
      ),
    );
    const told = [
      ...(reportedContext?.viaOtherPathWorks
        ? [
            cite(
              'reportedContext',
              'by another path it works, so the host is up: the path from here is filtered',
            ),
          ]
        : []),
      ...(isOpenInCloud(cloudRules, silent)
        ? [cite('cloudRules', `TCP ${port} is open there: what drops it is elsewhere`)]
        : []),
    ];
    if (otherPorts === undefined) return seen(...proof, ...told);
    const { hostAnswers, ports } = otherPorts;
    const tried = ports.map((one) => `${one.port} (${one.outcome})`).join(', ');
    return {
      is: 'seen',
      title: hostAnswers
        ? `The host is up, and nothing answers on port ${port}: a firewall drops it`
        : `The host is silent on port ${port} and on every other port tried: it is off, or everything to it is dropped`,
      because: [...proof, cite('otherPorts', `other ports of ${otherPorts.address}: ${tried}`), ...told],
    };
  },

  remedies: ({ tcpConnect: { port, attempts }, reportedContext, otherPorts, cloudRules, cloudMachine }) => [
    byHand(
      'Look for the firewall that drops the connection',
      'network',
      otherPorts?.hostAnswers
        ? 'The host is up: start with its own firewall, and with rules on the way that name this port.'
        : 'Ask for the host in another way (console, ping, another port) to learn whether it is up.',
      `Check the firewall of the host for TCP ${port} and the active profile, then every firewall between here and there.`,
      ...(!isInCloud(reportedContext, cloudMachine) || isOpenInCloud(cloudRules, attempts)
        ? []
        : [
            `Check the security group of the machine in the cloud: it has to let TCP ${port} in from this address.`,
          ]),
    ),
  ],
  wouldNotHelp: beforeTls,
  settledBy:
    'rdpdoctor check HOST from another network, and from the network of the server; with --repeat 5 where the way there loses packets',
  dialogs: ['0x204', '0x108'],
  references: [sources.disconnectReasons, sources.generalTroubleshooting],
  examples: [
    { name: 'one address, silent', ...notConnected('timedOut', 3_000), verdict: 'seen' },
    {
      name: 'silent here, and another port answers',
      ...notConnected('timedOut', 3_000),
      facts: { ...notConnected('timedOut', 3_000).facts, otherPorts: healthy.otherPorts },
      unknown: notConnected('timedOut', 3_000).unknown.filter((name) => name !== 'otherPorts'),
      verdict: 'seen',
    },
    {
      name: 'refused, so the host is up',
      ...notConnected('refused', 2),
      verdict: 'notSeen',
    },
    {
      name: 'the other address is open',
      facts: {
        tcpConnect: {
          port: 3389,
          attempts: [
            { address: '192.0.2.12', outcome: 'timedOut', ms: 3_000 },
            ...healthy.tcpConnect.attempts,
          ],
        },
      },
      verdict: 'notSeen',
    },
    {
      name: 'one address is silent and another refuses',
      facts: {
        tcpConnect: {
          port: 3389,
          attempts: [
            { address: '192.0.2.12', outcome: 'timedOut', ms: 3_000 },
            { address: '192.0.2.11', outcome: 'refused', ms: 2 },
          ],
        },
      },
      verdict: 'notSeen',
    },
  ],
});

/** Whether the rules of the cloud let the port in at every address that is silent. */
function isOpenInCloud(
  rules: FactTypes['cloudRules'] | undefined,
  silent: readonly { readonly address: string }[],
): boolean {
  return silent.every(({ address }) =>
    rules?.doors.some((door) => door.address === address && door.is === 'open'),
  );
}

/** Whether the host is a machine in a cloud: the person said so, or a cloud told of it. */
function isInCloud(
  told: FactTypes['reportedContext'] | undefined,
  machine: FactTypes['cloudMachine'] | undefined,
): boolean {
  return machine !== undefined || (told?.place !== undefined && told.place !== 'local');
}
