import { buildNetwork, type PracticeNetwork } from './namespaces.ts';
import { withServer } from './path-configurations.ts';
import { startShadow } from './shadow.ts';

async function withShadow<T>(folder: string, use: (network: PracticeNetwork) => Promise<T>): Promise<T> {
  const network = buildNetwork();
  try {
    await startShadow(folder, '0.0.0.0', { security: 'nla' }, network.server);
    return await use(network);
  } finally {
    network.close();
  }
}

/** Real servers without a fault, each in a practice network of its own for as long as it is used. */
export const healthyServers = [
  ['xrdp', withServer],
  ['freerdp-shadow with NLA', withShadow],
] as const;
