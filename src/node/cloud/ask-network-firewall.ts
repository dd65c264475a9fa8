import { z } from 'zod';
import { endpointIn } from '../carriers/aws/account.ts';
import { signedPost } from '../carriers/aws/signed-post.ts';
import type { Ec2 } from './ask-ec2.ts';
import { missingRight, unanswered, type Told } from './reading.ts';

/** One question to AWS Network Firewall (JSON 1.0). */
export async function askNetworkFirewall<T>(
  { account, patience, environment }: Ec2,
  action: FirewallAction,
  parameters: object,
  schema: z.ZodType<T>,
): Promise<Told<T>> {
  const url = endpointIn(environment, account.region, 'network-firewall', VARIABLE);
  if (typeof url === 'object') return { lack: unanswered(url.problem) };
  const headers = {
    'Content-Type': 'application/x-amz-json-1.0',
    'X-Amz-Target': `NetworkFirewall_20201112.${action}`,
  };
  const body = JSON.stringify(parameters);
  const question = {
    url,
    service: 'network-firewall',
    headers,
    body,
    errorIn,
    limit: LONGEST_ANSWER,
  } as const;
  const answer = await signedPost(question, account, patience);
  if ('unreachable' in answer) return { lack: unanswered(answer.unreachable) };
  if ('error' in answer)
    return /^AccessDenied\w*$/.test(answer.error)
      ? { lack: missingRight(`network-firewall:${action}`) }
      : { lack: unanswered(`Network Firewall answers ${answer.error} to ${action}`) };
  const read = schema.safeParse(valueIn(answer.text));
  if (read.success) return { value: read.data };
  const where = read.error.issues[0]?.path.join('.') ?? '';
  return { lack: unanswered(`${action}: the answer is not as published: ${where}`, 'not understood') };
}

export type FirewallAction =
  | 'ListFirewalls'
  | 'DescribeFirewall'
  | 'DescribeFirewallPolicy'
  | 'DescribeRuleGroup';

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorIn(text: string): string | undefined {
  return /"__type"\s*:\s*"(?:[^"]*#)?(\w+)"/.exec(text)?.[1];
}

const VARIABLE = 'AWS_ENDPOINT_URL_NETWORK_FIREWALL';
const LONGEST_ANSWER = 4 * 1024 * 1024;
