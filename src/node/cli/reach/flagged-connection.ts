import { carrierNames, type CarrierName } from '../../../app/fix/plan-carrier.ts';
import type { Connection } from '../../fix/connection.ts';
import { UsageError } from '../usage-error.ts';
import type { CarrierFlags } from './carrier-flags.ts';
import { checkConnection } from './connection-checks.ts';

/** The connection that flags describe. */
export function connectionOf(host: string, flags: CarrierFlags): Connection {
  const via = ['auto' as const, ...carrierNames].find((name) => name === flags.via);
  if (via === undefined)
    throw new UsageError(`--via "${flags.via}": is none of auto, ${carrierNames.join(', ')}`);
  const { via: _via, passwordFile: _file, askPassword: _ask, runTimeout: _timeout, ...texts } = flags;
  const known = Object.entries(texts).filter(
    ([name, value]) => connectionNames.includes(name) && typeof value === 'string',
  );
  return checkConnection({ host, via, ...Object.fromEntries(known) });
}

/** The connection that a journal kept, with flags of today over it. */
export function connectionFrom(
  via: CarrierName,
  options: Readonly<Record<string, string>>,
  flags: CarrierFlags,
): Connection {
  const kept = Object.fromEntries(Object.entries(options).filter(([name]) => connectionNames.includes(name)));
  const { via: now, ...given } = connectionOf(options['host'] ?? '', flags);
  return checkConnection({ ...kept, ...given, host: options['host'] ?? '', via: now === 'auto' ? via : now });
}

const connectionNames: readonly string[] = [
  'user',
  'sshPort',
  'sshKey',
  'hostKey',
  'knownHosts',
  'winrmPort',
  'winrmCert',
  'azureVm',
  'azureEndpoint',
  'awsInstance',
  'awsRegion',
  'awsEndpoint',
  'awsEc2Endpoint',
  'script',
];
