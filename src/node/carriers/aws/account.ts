import type { Reach } from '../carrier.ts';
import type { AwsKeys } from './sign.ts';

/** Which instance of AWS is meant, and where its interfaces are. */
export interface AwsOptions {
  /** i-… */
  readonly instance: string | undefined;
  readonly region: string | undefined;
  /** Systems Manager, and EC2, if not those of the region. */
  readonly endpoint?: string;
  readonly ec2Endpoint?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly pollMs?: number;
}

/** Everything that a call needs to be signed. */
export interface AwsAccount {
  readonly instance: string;
  readonly region: string;
  readonly keys: AwsKeys;
}

/** Keys and region from the environment and the flags; what is missing is said. */
export function awsAccount(options: AwsOptions): AwsAccount | Extract<Reach, { why: string }> {
  const { instance, region } = options;
  const environment = options.environment ?? process.env;
  const id = environment['AWS_ACCESS_KEY_ID'];
  const secret = environment['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  const where = region ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
  if (instance === undefined)
    return { outcome: 'notConfigured', why: '--aws-instance does not name a machine' };
  if (!/^m?i-[0-9a-f]{8,40}$/.test(instance)) {
    return {
      outcome: 'notConfigured',
      why: `--aws-instance "${instance.slice(0, 60)}": is not the id of an instance`,
    };
  }
  if (where === undefined || !/^[a-z]{2}(-[a-z]+){1,3}-\d$/.test(where)) {
    return { outcome: 'notConfigured', why: `--aws-region "${where ?? ''}": is not a region` };
  }
  if (!id || !secret)
    return { outcome: 'notConfigured', why: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set' };
  return { instance, region: where, keys: { id, secret, ...(sessionToken ? { sessionToken } : {}) } };
}

/** The address of a service in a region; China is a partition with a domain of its own. */
export function endpointOf(region: string, service: AwsService = 'ssm'): string {
  return `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}

/** As it stands in signatures and in names of hosts. */
export type AwsService = 'ssm' | 'ec2' | 'elasticloadbalancing' | 'network-firewall';

/**
 * The address of a service: AWS_ENDPOINT_URL_… of the environment, as the tools of AWS take it, else that of the region.
 * Credentials go there: only by HTTPS, or to this computer.
 */
export function endpointIn(
  environment: Readonly<Record<string, string | undefined>>,
  region: string,
  service: AwsService,
  variable: string,
): string | { readonly problem: string } {
  const set = environment[variable];
  if (set === undefined || set === '') return endpointOf(region, service);
  const url = URL.canParse(set) ? new URL(set) : undefined;
  const isHere =
    url?.protocol === 'http:' && /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  return url?.protocol === 'https:' || isHere
    ? set
    : { problem: `${variable} "${set.slice(0, 80)}": is not an address that begins with https://` };
}
