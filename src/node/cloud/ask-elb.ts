import { z } from 'zod';
import { endpointIn } from '../carriers/aws/account.ts';
import { signedPost } from '../carriers/aws/signed-post.ts';
import { errorIn, valueIn, type Ec2 } from './ask-ec2.ts';
import { list } from './ec2-schemas.ts';
import { missingRight, unanswered, type Told } from './reading.ts';

/** Every page of what an action of Elastic Load Balancing (version 2, Query API) answers. */
export async function askElb<T>(
  { account, patience, environment }: Ec2,
  action: ElbAction,
  parameters: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
): Promise<Told<readonly T[]>> {
  const url = endpointIn(environment, account.region, 'elasticloadbalancing', VARIABLE);
  if (typeof url === 'object') return { lack: unanswered(url.problem) };
  const pages: T[] = [];
  for (let marker = ''; pages.length < MOST_PAGES;) {
    const body = new URLSearchParams({
      Action: action,
      Version: VERSION,
      ...parameters,
      ...(marker === '' ? {} : { Marker: marker }),
    }).toString();
    const question = { url, service: 'elasticloadbalancing', headers, body, errorIn } as const;
    const answer = await signedPost(question, account, patience);
    if ('unreachable' in answer) return { lack: unanswered(answer.unreachable) };
    if ('error' in answer)
      return /^AccessDenied\w*$/.test(answer.error)
        ? { lack: missingRight(`elasticloadbalancing:${action}`) }
        : { lack: unanswered(`Elastic Load Balancing answers ${answer.error} to ${action}`) };
    const told = valueIn(answer.text);
    if ('problem' in told) return { lack: unanswered(`${action}: ${told.problem}`, 'not understood') };
    const wrapped = wrapper.safeParse(told.value).data?.[`${action}Result`];
    const read = schema.safeParse(wrapped);
    if (!read.success) {
      const where = read.error.issues[0]?.path.join('.') ?? '';
      return { lack: unanswered(`${action}: the answer is not as published: ${where}`, 'not understood') };
    }
    pages.push(read.data);
    marker = next.safeParse(wrapped).data?.NextMarker ?? '';
    if (marker === '') return { value: pages };
  }
  return { lack: unanswered(`${action}: more than ${MOST_PAGES} pages`, 'not understood') };
}

export type ElbAction =
  | 'DescribeLoadBalancers'
  | 'DescribeListeners'
  | 'DescribeTargetHealth'
  | 'DescribeTargetGroupAttributes';

const text = z.string().max(1_000);
const number = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .optional();

/** DescribeLoadBalancersOutput. */
export const loadBalancers = z.object({
  LoadBalancers: list(
    z.object({ LoadBalancerArn: text, LoadBalancerName: text, Type: text, SecurityGroups: list(text, 100) }),
    400,
  ),
});

/** DescribeListenersOutput. */
export const listeners = z.object({
  Listeners: list(
    z.object({
      Port: number,
      Protocol: text.optional(),
      DefaultActions: list(
        z.object({
          Type: text,
          TargetGroupArn: text.optional(),
          ForwardConfig: z
            .object({ TargetGroups: list(z.object({ TargetGroupArn: text.optional() }), 100) })
            .optional(),
        }),
        100,
      ),
    }),
    400,
  ),
});

/** DescribeTargetHealthOutput. */
export const targetHealth = z.object({
  TargetHealthDescriptions: list(
    z.object({
      Target: z.object({ Id: text, Port: number }),
      TargetHealth: z.object({ State: text, Reason: text.optional() }),
    }),
    2_000,
  ),
});

/** DescribeTargetGroupAttributesOutput. */
export const attributes = z.object({
  Attributes: list(z.object({ Key: text.optional(), Value: text.optional() }), 200),
});

const wrapper = z.record(z.string(), z.unknown());
const next = z.object({ NextMarker: z.string().max(4_000).optional() });
const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
const VARIABLE = 'AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2';
const VERSION = '2015-12-01';
const MOST_PAGES = 20;
