import type { Remedy } from '../remedy.ts';

/** TLS 1.2 on; a server's Remote Desktop Services restart with it, since a running one keeps its credential handle. */
export function enableTls12(side: 'Server' | 'Client'): Remedy {
  return {
    title: `Switch TLS 1.2 on for the ${side.toLowerCase()} side`,
    on: side === 'Server' ? 'server' : 'client',
    actions: [
      { kind: 'setSchannelProtocol', version: 'TLS 1.2', side, enabled: true },
      ...(side === 'Server'
        ? [{ kind: 'restartServices' as const, services: ['TermService' as const] }]
        : []),
    ],
  };
}
