import type { FactTypes } from '../../../src/core/facts/vocabulary.ts';
import { iso } from './certificates.ts';
import { round } from './healthy-scene.ts';
import type { LiveKind, Scene } from './scene.ts';

type Gateway = FactTypes['gateway'];
const day = 86_400_000;

function asked(scene: Scene, changes: Partial<Gateway>): Gateway {
  const host = 'gw.corp.example';
  return {
    host,
    port: 443,
    outcome: 'authenticationAsked',
    httpStatus: 401,
    schemes: ['NTLM', 'Negotiate'],
    transport: 'websocket',
    ms: round(scene.rtt * 3),
    certificate: {
      subject: `CN=${host}`,
      issuer: 'CN=Example Public CA',
      notBefore: iso(scene.now - 40 * day),
      notAfter: iso(scene.now + 50 * day),
      sha1: 'ab'.repeat(20),
      names: [host],
      trusted: true,
    },
    ...changes,
  };
}

const bare = (scene: Scene, outcome: Gateway['outcome'], ms: number): Gateway => ({
  host: 'gw.corp.example',
  port: 443,
  outcome,
  ms: round(ms + scene.rtt),
});

/** Behind a gateway, the target itself cannot be reached from here. */
const behind = (scene: Scene): Pick<Scene, 'tcp'> => ({
  tcp: scene.tcp.map(({ address }) => ({ address, outcome: 'timedOut', ms: 4_000 })),
});

const kind = (
  id: string,
  made: string,
  truths: readonly string[],
  gateway: (scene: Scene) => Gateway,
  mayAlso: readonly string[] = [],
): LiveKind => ({
  kind: `gateway-${id}`,
  family: 'gateway',
  made,
  truths,
  // That the target is not reached directly is expected there, not wrong.
  mayAlso: ['filtered-port', ...mayAlso],
  change: (scene) => ({ ...behind(scene), gateway: gateway(scene) }),
});

/** The way leads through an RD Gateway. */
export const gatewayKinds: readonly LiveKind[] = [
  kind('not-found', 'the gateway has no address', ['unreachable-gateway'], (scene) =>
    bare(scene, 'notFound', 2),
  ),
  kind('silent', 'nothing answers at the gateway', ['unreachable-gateway'], (scene) =>
    bare(scene, 'timedOut', 4_000),
  ),
  kind('refused', 'the port of the gateway is closed', ['unreachable-gateway'], (scene) =>
    bare(scene, 'refused', 1),
  ),
  kind('other-service', 'the gateway answers 404: no gateway', ['not-a-gateway'], (scene) =>
    asked(scene, { outcome: 'notAGateway', httpStatus: 404 }),
  ),
  kind('failing', 'the gateway answers 503: its service is down', ['failing-gateway'], (scene) =>
    asked(scene, { outcome: 'httpError', httpStatus: 503 }),
  ),
  kind('closed', 'the gateway closes the connection', ['failing-gateway'], (scene) =>
    asked(scene, { outcome: 'closed' }),
  ),
  kind(
    'certificate-expired',
    'the certificate of the gateway has expired',
    ['unusable-gateway-certificate'],
    (scene) => {
      const well = asked(scene, {});
      return {
        ...well,
        certificate: { ...well.certificate!, notAfter: iso(scene.now - 3 * day), trusted: false },
      };
    },
  ),
  kind(
    'certificate-name',
    'the certificate of the gateway is for another name',
    ['unusable-gateway-certificate'],
    (scene) => {
      const well = asked(scene, {});
      return {
        ...well,
        certificate: {
          ...well.certificate!,
          subject: 'CN=old.corp.example',
          names: ['old.corp.example'],
          trusted: false,
        },
      };
    },
  ),
  {
    kind: 'healthy-gateway',
    family: 'healthy',
    made: 'a gateway that asks to sign in; the target is reached only through it',
    truths: ['healthy'],
    mayAlso: ['filtered-port'],
    change: (scene) => ({ ...behind(scene), gateway: asked(scene, {}) }),
  },
];
