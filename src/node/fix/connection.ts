import type { CarrierName } from '../../app/fix/plan-carrier.ts';
import { awsSsmCarrier } from '../carriers/aws-ssm.ts';
import { azureCarrier } from '../carriers/azure.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { localCarrier } from '../carriers/local.ts';
import { printCarrier } from '../carriers/print.ts';
import { sshCarrier } from '../carriers/ssh.ts';
import { winrmCarrier } from '../carriers/winrm.ts';

/** How a machine may be reached, as a person says it; all texts but the password may stand in a journal. */
export interface Connection {
  readonly host: string;
  readonly via: CarrierName | 'auto';
  readonly user?: string;
  readonly sshPort?: string;
  readonly sshKey?: string;
  readonly hostKey?: string;
  readonly knownHosts?: string;
  readonly winrmPort?: string;
  /** SHA-256 fingerprint of the certificate that WinRM over HTTPS may show besides trusted ones. */
  readonly winrmCert?: string;
  readonly azureVm?: string;
  /** Resource Manager of another cloud than the public one. */
  readonly azureEndpoint?: string;
  readonly awsInstance?: string;
  readonly awsRegion?: string;
  readonly awsEndpoint?: string;
  readonly awsEc2Endpoint?: string;
  /** File that `print` writes the script to. */
  readonly script?: string;
}

/** What opens the way; kept in memory only. */
export interface Secrets {
  readonly password?: string;
}

/** The carriers to try, in order. */
export function carriersFor(connection: Connection, secrets: Secrets): readonly Carrier[] {
  const all = order.map((name) => make[name](connection, secrets));
  if (connection.via === 'auto') return all.filter(({ name }) => name !== 'print');
  return all.filter(({ name }) => name === connection.via);
}

/** What of a connection is written into the journal of a plan. */
export function recordedOptions(connection: Connection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(connection).filter(([name, value]) => typeof value === 'string' && name !== 'via'),
  );
}

const order: readonly CarrierName[] = ['local', 'ssh', 'winrm', 'azure', 'aws-ssm', 'print'];

const make: Readonly<Record<CarrierName, (connection: Connection, secrets: Secrets) => Carrier>> = {
  print: ({ script = 'rdpdoctor-fix.ps1' }) => printCarrier(script),
  local: ({ host }) => localCarrier({ host }),
  ssh: ({ host, user, sshPort, sshKey, hostKey, knownHosts }, { password }) =>
    sshCarrier({
      host,
      user,
      ...(sshPort === undefined ? {} : { port: Number(sshPort) }),
      ...(sshKey === undefined ? {} : { keys: [sshKey] }),
      ...(hostKey === undefined ? {} : { hostKey }),
      ...(knownHosts === undefined ? {} : { knownHosts: [knownHosts] }),
      ...(password === undefined ? {} : { password }),
      ...agent(),
    }),
  winrm: ({ host, user, winrmPort, winrmCert }, { password }) =>
    winrmCarrier({
      host,
      user,
      password,
      ...(winrmPort === undefined ? {} : { port: Number(winrmPort) }),
      ...(winrmCert === undefined ? {} : { certificate: winrmCert }),
    }),
  azure: ({ azureVm, azureEndpoint }) =>
    azureCarrier({ vm: azureVm, ...(azureEndpoint === undefined ? {} : { endpoint: azureEndpoint }) }),
  'aws-ssm': ({ awsInstance, awsRegion, awsEndpoint, awsEc2Endpoint }) =>
    awsSsmCarrier({
      instance: awsInstance,
      region: awsRegion,
      ...(awsEndpoint === undefined ? {} : { endpoint: awsEndpoint }),
      ...(awsEc2Endpoint === undefined ? {} : { ec2Endpoint: awsEc2Endpoint }),
    }),
};

function agent(): { readonly agent?: string } {
  const socket = process.env['SSH_AUTH_SOCK'];
  // Pageant needs a Windows program that is not shipped; the agent of Windows itself is a pipe.
  return socket === undefined || socket === '' || socket === 'pageant' ? {} : { agent: socket };
}
