import type { FactName, FactTypes } from '../../../src/core/facts/vocabulary.ts';
import type { Scene } from './scene.ts';

type Values = { [N in FactName]?: FactTypes[N] | undefined };

/** What a check notes beside the conversation: the way out of this machine, every address, certificates and clocks that were met. */
export function aroundOf(scene: Scene): Values {
  const [first] = scene.tcp.filter(({ outcome }) => outcome === 'open');
  return {
    // Whether a gateway is in the way is what its kinds tell by themselves.
    route: scene.gateway === undefined ? { via: 'direct', from: 'none' } : undefined,
    ...(first === undefined ? {} : ofAddresses(scene, first.address)),
  };
}

function ofAddresses(scene: Scene, spokenTo: string): Values {
  const { offered, handshake, certificate, tcp } = scene;
  const seen =
    offered.all.outcome === 'accepted' && offered.all.protocol !== 'rdp' && handshake.outcome === 'completed';
  return {
    addresses: tcp.map(({ address }) =>
      address === spokenTo
        ? {
            address,
            spokenTo: true,
            negotiation: offered.all,
            ...(seen ? { certificate: { sha256: certificate.sha256, names: certificate.names } } : {}),
          }
        : { address, spokenTo: false },
    ),
    wayOut: {
      address: spokenTo,
      interface: 'eth0',
      localAddress: spokenTo.includes(':') ? '2001:db8::77' : '192.0.2.77',
      kind: 'ordinary',
      sent: 70,
      received: 70,
    },
    ...(seen
      ? { certificatesSeen: [{ sha256: certificate.sha256, notAfter: certificate.notAfter, times: 2 }] }
      : {}),
    ...(offered.all.outcome === 'accepted' && handshake.outcome === 'alert' ? ofMstsc(handshake) : {}),
  };
}

/** The hello of mstsc meets what ours met. */
function ofMstsc({ alert, ms }: Extract<FactTypes['tlsHandshake'], { outcome: 'alert' }>): Values {
  return { clientHello: { client: 'mstsc-windows-11-23h2', outcome: 'alert', alert, ms } };
}
