import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { nameProblem } from '../fact-shapes.ts';
import { selfMade } from './certificates.ts';
import { round } from './healthy-scene.ts';
import type { LiveKind, Scene } from './scene.ts';

type Attempt = FactTypes['tcpConnect']['attempts'][number];

const dead = (
  { tcp }: Scene,
  outcome: Attempt['outcome'],
  ms: number,
  code?: string,
): Pick<Scene, 'tcp'> => ({
  tcp: tcp.map(({ address }) => ({ address, outcome, ms, ...(code === undefined ? {} : { code }) })),
});
const second = (
  scene: Scene,
  address: string,
  attempt: Omit<Attempt, 'address'>,
): Pick<Scene, 'name' | 'tcp'> => ({
  name: {
    ...scene.name,
    addresses: [...scene.name.addresses, { address, family: address.includes(':') ? 6 : 4 }],
    dns: [...scene.name.dns, address],
  },
  tcp: [...scene.tcp, { address, ...attempt }],
});

/** Names that lead nowhere or elsewhere. */
export const nameKinds: readonly LiveKind[] = [
  {
    kind: 'name-not-found',
    family: 'name',
    made: 'a name that nobody knows',
    truths: ['unresolved-name'],
    change: ({ name }, random) => ({
      name: {
        ...name,
        outcome: 'notFound',
        addresses: [],
        dns: [],
        ms: round(random.between(3, 200)),
        ...nameProblem('ENOTFOUND'),
      },
    }),
  },
  {
    kind: 'name-service-silent',
    family: 'name',
    made: 'a name service that does not answer',
    truths: ['unresolved-name', 'slow-name-resolution'],
    mayAlso: ['slow-name-resolution', 'unresolved-name'],
    change: ({ name }) => ({
      name: { ...name, outcome: 'timedOut', addresses: [], dns: [], ms: 4_000, ...nameProblem('ETIMEOUT') },
    }),
  },
  {
    kind: 'name-service-slow',
    family: 'name',
    made: 'a healthy server whose name takes seconds to look up',
    truths: ['slow-name-resolution'],
    change: ({ name }, random) => ({ name: { ...name, ms: random.int(2_500, 4_800) } }),
  },
  {
    kind: 'stale-hosts',
    family: 'name',
    made: 'a hosts line with an old address where nothing answers, while DNS knows another',
    truths: ['stale-hosts-entry'],
    mayAlso: ['refused-port', 'filtered-port'],
    change: (scene, random) => {
      const old = `192.0.2.${random.int(2, 250)}`;
      const outcome = random.pick(['refused', 'timedOut'] as const);
      return {
        asked: `${scene.computer.toLowerCase()}.corp.example`,
        name: { ...scene.name, addresses: [{ address: old, family: 4 }], hostsFile: [old] },
        tcp: [
          {
            address: old,
            outcome,
            ms: outcome === 'refused' ? round(scene.rtt) : 4_000,
            ...(outcome === 'refused' ? { code: 'ECONNREFUSED' } : {}),
          },
        ],
      };
    },
  },
  {
    kind: 'other-machine',
    family: 'name',
    made: 'a name whose address belongs to another machine now',
    truths: ['wrong-machine-behind-name'],
    mayAlso: ['name-mismatch', 'untrusted-certificate'],
    change: (scene, random) => {
      const computer = `OLD${random.int(100, 999)}`;
      const certificate = selfMade(random, computer, scene.now);
      return {
        asked: `${scene.computer.toLowerCase()}.corp.example`,
        computer,
        certificate,
        chain: [certificate],
        trusted: false,
      };
    },
  },
  {
    kind: 'by-address',
    family: 'name',
    made: 'the server is asked for by its address, which its certificate does not name',
    truths: ['connection-by-address', 'healthy'],
    mayAlso: ['name-mismatch', 'untrusted-certificate', 'connection-by-address'],
    change: ({ name }) => ({
      asked: name.addresses[0]!.address,
      name: { ...name, outcome: 'literal', ms: 0 },
    }),
  },
  {
    kind: 'one-address-dead',
    family: 'name',
    made: 'a name with two addresses of which one is dead',
    truths: ['partly-dead-addresses'],
    mayAlso: ['untrusted-certificate'],
    change: (scene, random) => {
      const attempt = random.pick([
        { outcome: 'refused', ms: 3, code: 'ECONNREFUSED' },
        { outcome: 'timedOut', ms: 4_000 },
      ] as const);
      return second(scene, `192.0.2.${random.int(2, 250)}`, attempt);
    },
  },
  {
    kind: 'ipv6-dead',
    family: 'name',
    made: 'a name with an IPv4 and an IPv6 address of which the second is dead',
    truths: ['broken-ipv6-path', 'partly-dead-addresses'],
    mayAlso: ['broken-ipv6-path', 'partly-dead-addresses', 'untrusted-certificate'],
    change: (scene, random) => {
      const attempt = random.pick([
        { outcome: 'timedOut', ms: 4_000 },
        { outcome: 'unreachable', ms: 3_050, code: 'EHOSTUNREACH' },
      ] as const);
      return second(scene, `2001:db8::${random.hex(4)}`, attempt);
    },
  },
];

/** TCP does not open, or not always. */
export const connectionKinds: readonly LiveKind[] = [
  {
    kind: 'port-refused',
    family: 'connection',
    made: 'the machine is up and nothing listens on the port',
    truths: ['refused-port'],
    change: (scene) => dead(scene, 'refused', round(scene.rtt), 'ECONNREFUSED'),
  },
  {
    kind: 'port-silent',
    family: 'connection',
    made: 'something drops the SYN',
    truths: ['filtered-port'],
    change: (scene, random) => dead(scene, 'timedOut', random.int(3_990, 4_010)),
  },
  {
    kind: 'no-route',
    family: 'connection',
    made: 'no way leads to the network',
    truths: ['unreachable-network'],
    change: (scene, random) =>
      dead(
        scene,
        'unreachable',
        round(random.between(0.2, 3_100)),
        random.pick(['EHOSTUNREACH', 'ENETUNREACH']),
      ),
  },
  {
    kind: 'prohibited',
    family: 'connection',
    made: 'a firewall answers that the connection is prohibited',
    truths: ['prohibiting-firewall'],
    change: (scene) => dead(scene, 'prohibited', round(scene.rtt), 'EACCES'),
  },
  {
    kind: 'lossy',
    family: 'connection',
    made: 'a path that loses SYNs and answers',
    truths: ['lossy-network', 'intermittent-handshake'],
    mayAlso: ['lossy-network', 'intermittent-handshake', 'slow-network', 'untrusted-certificate'],
    change: (_, random) => {
      const attempts = random.int(6, 12);
      return {
        quality: { attempts, completed: attempts - random.int(2, 3), synRetransmissions: random.int(2, 4) },
      };
    },
  },
  {
    kind: 'very-slow',
    family: 'connection',
    made: 'a path with a round trip of almost a second',
    truths: ['slow-network'],
    mayAlso: ['untrusted-certificate'],
    change: (scene, random) => {
      const rtt = random.int(650, 1_200);
      return {
        rtt,
        tcp: scene.tcp.map((attempt) => ({ ...attempt, ms: rtt })),
        quality: { rttMs: { min: rtt, median: rtt + 40, max: rtt + 200 } },
      };
    },
  },
  {
    kind: 'sometimes',
    family: 'connection',
    made: 'every second connection dies in the negotiation, whenever it comes',
    truths: ['intermittent-handshake'],
    mayAlso: ['untrusted-certificate'],
    change: (_, random) => {
      const attempts = random.int(4, 12);
      return {
        repeats: 3,
        sameEnding: 0,
        quality: { attempts, completed: Math.floor(attempts / 2), betterWhenPaced: false },
      };
    },
  },
  {
    kind: 'throttled',
    family: 'connection',
    made: 'connections in quick succession die, paced ones do not',
    truths: ['throttled-listener'],
    mayAlso: ['intermittent-handshake', 'untrusted-certificate'],
    change: (_, random) => {
      const attempts = random.int(5, 10);
      return {
        repeats: 3,
        quality: { attempts, completed: attempts - random.int(2, 3), betterWhenPaced: true },
      };
    },
  },
];
