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
export function endpointOf(region: string, service: 'ssm' | 'ec2' = 'ssm'): string {
  return `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}
