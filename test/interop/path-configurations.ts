import { makeCertificate } from './certificates.ts';
import type { Configuration, Looked } from './configuration.ts';
import { builtFolder } from '../package/built.ts';
import { lookInside } from './look.ts';
import { buildNetwork, type PracticeNetwork } from './namespaces.ts';
import { startShadow } from './shadow.ts';
import { slowWay } from './slow-way.ts';
import { startXrdp } from './xrdp.ts';

const needs = ['xrdp', 'openssl', 'nft', 'ip'];

/** A practice network with an xrdp for TLS in it, for as long as `use` takes. */
export async function withServer<T>(
  folder: string,
  use: (network: PracticeNetwork) => Promise<T>,
): Promise<T> {
  await builtFolder();
  const network = buildNetwork();
  try {
    const { certificate, key } = makeCertificate(folder);
    const settings = { security_layer: 'tls', certificate, key_file: key };
    await startXrdp(folder, '0.0.0.0', settings, network.server);
    return await use(network);
  } finally {
    network.close();
  }
}

function path(
  id: string,
  made: string,
  spoil: (network: PracticeNetwork) => void,
  flags: readonly string[] = [],
): Configuration {
  return {
    id,
    made: `client, router and a healthy xrdp in network namespaces; ${made}`,
    needs,
    look: (folder) =>
      withServer(folder, async (network): Promise<Looked> => {
        spoil(network);
        return { file: await lookInside(network.client, network.serverAddress, flags) };
      }),
  };
}

function filtered(id: string, made: string, ...rules: readonly string[]): Configuration {
  return path(id, `the router ${made}`, (network) => network.filter(...rules));
}

/** The route to the client takes 600 bytes at most; who sends more is told so, or is not. */
function narrow(network: PracticeNetwork, silent: boolean): void {
  network.inside(
    network.router,
    'ip',
    'route',
    'change',
    '10.78.1.0/24',
    'dev',
    'r0',
    'src',
    '10.78.1.1',
    'mtu',
    'lock',
    '600',
  );
  if (!silent) return;
  const chain = 'add chain inet f out { type filter hook output priority 0; }';
  const rule = 'add rule inet f out icmp type destination-unreachable icmp code frag-needed counter drop';
  network.inside(network.router, 'nft', `${chain}; ${rule}`);
}

/** Ways to a healthy server, each with one fault that the router makes by its rules. */
export const pathConfigurations: readonly Configuration[] = [
  path('path-clean', 'nothing in between', () => {}),
  filtered('path-drop', 'drops what goes to port 3389', 'tcp dport 3389 counter drop'),
  filtered('path-reject-reset', 'answers with a TCP reset', 'tcp dport 3389 reject with tcp reset'),
  filtered(
    'path-reject-port',
    'answers with ICMP port unreachable',
    'tcp dport 3389 reject with icmpx type port-unreachable',
  ),
  filtered(
    'path-reject-prohibited',
    'answers with ICMP administratively prohibited',
    'tcp dport 3389 reject with icmpx type admin-prohibited',
  ),
  filtered(
    'path-reject-host',
    'answers with ICMP host unreachable',
    'tcp dport 3389 reject with icmpx type host-unreachable',
  ),
  filtered(
    'path-reject-network',
    'answers with ICMP no route',
    'tcp dport 3389 reject with icmpx type no-route',
  ),
  filtered(
    'path-syn-ack-dropped',
    "drops the server's SYN-ACK",
    'tcp sport 3389 tcp flags & (syn | ack) == (syn | ack) drop',
  ),
  filtered(
    'path-request-dropped',
    'drops packets that begin with the RDP connection request',
    'tcp dport 3389 @ih,0,8 0x03 drop',
  ),
  filtered(
    'path-hello-reset',
    'answers the ClientHello with a TCP reset to the client',
    'tcp dport 3389 @ih,0,8 0x16 reject with tcp reset',
  ),
  filtered(
    'path-tls-answer-reset',
    'resets when the TLS answer of the server passes: the server sees the reset',
    'tcp sport 3389 @ih,0,8 0x16 reject with tcp reset',
  ),
  filtered(
    'path-both-reset',
    'resets the client at its ClientHello and the server at its answer',
    'tcp dport 3389 @ih,0,8 0x16 reject with tcp reset',
    'tcp sport 3389 @ih,0,8 0x16 reject with tcp reset',
  ),
  filtered('path-hello-dropped', 'drops the ClientHello', 'tcp dport 3389 @ih,0,8 0x16 drop'),
  filtered('path-tls-answer-dropped', "drops the server's TLS answer", 'tcp sport 3389 @ih,0,8 0x16 drop'),
  path('path-mtu-black-hole', 'the way back takes 600 bytes and the router does not say so', (network) =>
    narrow(network, true),
  ),
  path(
    'path-narrow',
    'the way back takes 600 bytes and the router says so (ICMP fragmentation needed)',
    (network) => narrow(network, false),
  ),
  path(
    'path-loss',
    'the router drops three of ten packets each way; ten handshakes more than usual',
    (network) =>
      network.filter(
        'tcp dport 3389 numgen random mod 100 < 30 drop',
        'tcp sport 3389 numgen random mod 100 < 30 drop',
      ),
    ['--repeat', '10'],
  ),
  {
    id: 'path-50-ms',
    made: 'client and a healthy xrdp in network namespaces, 50 ms apart',
    needs: [...needs, 'python3'],
    look: (folder) =>
      withServer(folder, async (network) => {
        const way = await slowWay(network, folder, 50);
        return { file: await lookInside(network.client, way.address) };
      }),
  },
  {
    id: 'path-nla',
    made: 'client, router and freerdp-shadow for NLA in network namespaces; nothing in between',
    needs: ['freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'nft', 'ip'],
    async look(folder) {
      await builtFolder();
      const network = buildNetwork();
      try {
        await startShadow(folder, network.serverAddress, { security: 'nla' }, network.server);
        return { file: await lookInside(network.client, network.serverAddress) };
      } finally {
        network.close();
      }
    },
  },
];
