import { answerText } from './answer-text.ts';
import { signAws, type AwsKeys } from './aws/sign.ts';
import { selfContainedScript } from './bootstrap.ts';
import type { Carried, Carrier, Reach } from './carrier.ts';
import { patienceFor, type Patience } from './patience.ts';

export interface AwsOptions {
  /** i-… */
  readonly instance: string | undefined;
  readonly region: string | undefined;
  readonly endpoint?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly pollMs?: number;
}

/** Runs scripts by AWS Systems Manager: no network way to the machine is needed, its agent must be registered. */
export function awsSsmCarrier(options: AwsOptions): Carrier {
  return {
    name: 'aws-ssm',
    async reach(limits) {
      const call = opened(options, patienceFor(limits));
      if ('outcome' in call) return call;
      const answer = await call('DescribeInstanceInformation', {
        Filters: [{ Key: 'InstanceIds', Values: [options.instance] }],
      });
      if (typeof answer === 'string') return { outcome: 'refused', why: answer };
      const [known] = listIn(answer, 'InstanceInformationList');
      if (known === undefined)
        return {
          outcome: 'unsuitable',
          why: `${options.instance}: is not registered with Systems Manager in ${options.region}`,
        };
      const ping = textIn(known, 'PingStatus');
      return ping === 'Online'
        ? { outcome: 'ready' }
        : {
            outcome: 'unsuitable',
            why: `${options.instance}: its agent is ${ping ?? 'in an unknown state'}`,
          };
    },
    async run(job, limits) {
      if (job.file !== undefined || job.pfxPassword !== undefined) {
        return {
          outcome: 'notStarted',
          why: 'Systems Manager keeps what it is given; a private key or a password does not belong there',
        };
      }
      const patience = patienceFor(limits);
      const call = opened(options, patience);
      if ('outcome' in call) return { outcome: 'notStarted', why: 'why' in call ? call.why : '' };
      const sent = await call('SendCommand', {
        DocumentName: 'AWS-RunPowerShellScript',
        InstanceIds: [options.instance],
        TimeoutSeconds: 60,
        Parameters: {
          commands: selfContainedScript(job).split('\n'),
          executionTimeout: [String(Math.ceil(limits.timeoutMs / 1000))],
        },
      });
      if (typeof sent === 'string') return { outcome: 'notStarted', why: sent };
      const command = textIn(Reflect.get(sent, 'Command'), 'CommandId');
      if (command === undefined) return { outcome: 'notStarted', why: 'Systems Manager names no command' };
      return poll(call, command, patience, options);
    },
  };
}

type Call = (action: string, parameters: object) => Promise<object | string>;

function opened(options: AwsOptions, patience: Patience): Call | Extract<Reach, { why: string }> {
  const { instance, region, endpoint } = options;
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
  const keys: AwsKeys = { id, secret, ...(sessionToken ? { sessionToken } : {}) };
  const url = endpoint ?? endpointOf(where);
  return (action, parameters) => callSsm(url, where, keys, action, parameters, patience);
}

/** The address of Systems Manager in a region; China is a partition with a domain of its own. */
export function endpointOf(region: string): string {
  return `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}

/** One call; what went wrong is a text. Throttling is answered with a pause. */
async function callSsm(
  url: string,
  region: string,
  keys: AwsKeys,
  action: string,
  parameters: object,
  patience: Patience,
): Promise<object | string> {
  const body = JSON.stringify(parameters);
  const unsigned = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AmazonSSM.${action}` };
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 20_000)) {
    const at = new Date().toISOString();
    const { Host: _host, ...headers } = signAws({ method: 'POST', url, headers: unsigned, body }, keys, {
      region,
      service: 'ssm',
      at,
    });
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: patience.signal,
      });
      text = await answerText(response, MAX_TEXT);
    } catch (error) {
      const says =
        error instanceof Error
          ? error.cause instanceof Error
            ? error.cause.message
            : error.message
          : String(error);
      return patience.signal.aborted ? patience.why() : `${url}: ${says}`;
    }
    if (response.ok) return objectIn(text) ?? `${url}: its answer is not JSON`;
    const type = /"__type"\s*:\s*"(?:[^"]*#)?(\w+)"/.exec(text)?.[1] ?? `HTTP ${response.status}`;
    const message = /"[mM]essage"\s*:\s*"([^"]{1,300})/.exec(text)?.[1];
    if (!/Throttl|RateExceeded|^HTTP (429|503)$/.test(type))
      return `Systems Manager answers ${type}${message === undefined ? '' : `: ${message}`}`;
    if (!(await patience.pause(pause)))
      return `Systems Manager asks for patience (${type}); ${patience.why()}`;
  }
}

async function poll(call: Call, command: string, patience: Patience, options: AwsOptions): Promise<Carried> {
  for (;;) {
    if (!(await patience.pause(options.pollMs ?? 2_000)))
      return { outcome: 'lost', why: patience.why(), stdout: '' };
    const answer = await call('GetCommandInvocation', { CommandId: command, InstanceId: options.instance });
    // The invocation is not there at once.
    if (typeof answer === 'string' && answer.includes('InvocationDoesNotExist')) continue;
    if (typeof answer === 'string') return { outcome: 'lost', why: answer, stdout: '' };
    const status = textIn(answer, 'Status') ?? '';
    const stdout = textIn(answer, 'StandardOutputContent') ?? '';
    if (['Pending', 'InProgress', 'Delayed'].includes(status)) continue;
    const exitCode = Number(Reflect.get(answer, 'ResponseCode'));
    if (status === 'Success' || (status === 'Failed' && exitCode >= 0)) {
      return { outcome: 'ran', exitCode, stdout, stderr: textIn(answer, 'StandardErrorContent') ?? '' };
    }
    return { outcome: 'lost', why: `the command ended as ${status}`, stdout };
  }
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function listIn(value: object, name: string): readonly unknown[] {
  const list: unknown = Reflect.get(value, name);
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, name: string): string | undefined {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof text === 'string' ? text : undefined;
}

const MAX_TEXT = 1024 * 1024;
