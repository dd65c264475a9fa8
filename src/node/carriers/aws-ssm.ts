import { awsAccount, type AwsOptions } from './aws/account.ts';
import { callSsm, type Call } from './aws/call-ssm.ts';
import { selfContainedScript } from './bootstrap.ts';
import { instanceState } from './aws/instance-state.ts';
import type { Carried, Carrier, Reach } from './carrier.ts';
import { startCommands } from '../../core/remedy/remedies/start-in-cloud.ts';
import { patienceFor, type Patience } from './patience.ts';

export type { AwsOptions };

/** Runs scripts by AWS Systems Manager: no network way to the machine is needed, its agent must be registered. */
export function awsSsmCarrier(options: AwsOptions): Carrier {
  return {
    name: 'aws-ssm',
    async reach(limits) {
      const patience = patienceFor(limits);
      const call = opened(options, patience);
      if ('outcome' in call) return call;
      const answer = await call('DescribeInstanceInformation', {
        Filters: [{ Key: 'InstanceIds', Values: [options.instance] }],
      });
      if (typeof answer === 'string') return { outcome: 'refused', why: answer };
      const [known] = listIn(answer, 'InstanceInformationList');
      const ping = known === undefined ? undefined : textIn(known, 'PingStatus');
      return ping === 'Online' ? { outcome: 'ready' } : whyNot(options, patience, known === undefined, ping);
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

function opened(options: AwsOptions, patience: Patience) {
  const account = awsAccount(options);
  if ('outcome' in account) return account;
  return callSsm(account, options.endpoint, patience);
}

/** An agent that does not answer, with the one thing that most often explains it: the instance is off. */
async function whyNot(
  options: AwsOptions,
  patience: Patience,
  isUnknown: boolean,
  ping: string | undefined,
): Promise<Reach> {
  const account = awsAccount(options);
  if ('outcome' in account) return account;
  const { instance, region } = account;
  const soon = patienceFor({ timeoutMs: STATE_MS, signal: patience.signal });
  const state = await instanceState(account, options.ec2Endpoint, soon);
  const [start] = startCommands({ provider: 'aws', machine: instance, region });
  if (state !== undefined && state !== 'running')
    return {
      outcome: 'unsuitable',
      why: `${instance} is ${state} in AWS; Systems Manager needs it running${state === 'stopped' ? `: ${start}` : ''}`,
    };
  const agent = isUnknown
    ? `is not registered with Systems Manager in ${region}`
    : `its agent is ${ping ?? 'in an unknown state'}`;
  return { outcome: 'unsuitable', why: `${instance}: ${agent}` };
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

function listIn(value: object, name: string): readonly unknown[] {
  const list: unknown = Reflect.get(value, name);
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, name: string): string | undefined {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** EC2 may not be reachable where Systems Manager is. */
const STATE_MS = 8_000;
