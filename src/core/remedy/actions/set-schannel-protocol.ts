import { z } from 'zod';
import { defineAction } from '../action.ts';

/** Enabled and DisabledByDefault of one protocol version and side; SCHANNEL reads them at start. */
export const setSchannelProtocol = defineAction({
  kind: 'setSchannelProtocol',
  schema: z.strictObject({
    version: z.enum(['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']),
    side: z.enum(['Server', 'Client']),
    enabled: z.boolean(),
  }),
  sentence: (p) =>
    `switches ${p.version} ${p.enabled ? 'on' : 'off'} for the ${p.side.toLowerCase()} side of SCHANNEL`,
  drops: 'nothing',
  undo: 'exact',
  risk: (p) =>
    p.enabled && ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'].includes(p.version) ? 'old-tls' : undefined,
});
