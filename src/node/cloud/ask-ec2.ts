import type { z } from 'zod';
import { endpointOf, type AwsAccount } from '../carriers/aws/account.ts';
import { signedPost } from '../carriers/aws/signed-post.ts';
import type { Patience } from '../carriers/patience.ts';
import { readXml, type XmlElement } from '../carriers/xml.ts';
import { page } from './ec2-schemas.ts';
import { missingRight, unanswered, type Told } from './reading.ts';

/** EC2 for one account, and the environment that says where other services are. */
export interface Ec2 {
  readonly account: AwsAccount;
  readonly endpoint: string | undefined;
  readonly patience: Patience;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Every page of what an action of the EC2 Query API answers. */
export async function askEc2<T>(
  { account, endpoint, patience }: Ec2,
  action: string,
  parameters: Readonly<Record<string, string>>,
  schema: z.ZodType<T>,
): Promise<Told<readonly T[]>> {
  const url = endpoint ?? endpointOf(account.region, 'ec2');
  const pages: T[] = [];
  for (let token = ''; pages.length < MOST_PAGES;) {
    const body = new URLSearchParams({
      Action: action,
      Version: VERSION,
      ...parameters,
      ...(token === '' ? {} : { NextToken: token }),
    }).toString();
    const question = { url, service: 'ec2', headers, body, errorIn, limit: LONGEST_ANSWER } as const;
    const answer = await signedPost(question, account, patience);
    if ('unreachable' in answer) return { lack: unanswered(answer.unreachable) };
    if ('error' in answer)
      return /^(?:UnauthorizedOperation|AccessDenied\w*)$/.test(answer.error)
        ? { lack: missingRight(`ec2:${action}`) }
        : { lack: unanswered(`EC2 answers ${answer.error} to ${action}`) };
    const told = valueIn(answer.text);
    if ('problem' in told) return { lack: unanswered(`${action}: ${told.problem}`, 'not understood') };
    const read = schema.safeParse(told.value);
    if (!read.success) {
      const where = read.error.issues[0]?.path.join('.') ?? '';
      return { lack: unanswered(`${action}: the answer is not as published: ${where}`, 'not understood') };
    }
    pages.push(read.data);
    token = page.safeParse(told.value).data?.nextToken ?? '';
    if (token === '') return { value: pages };
  }
  return { lack: unanswered(`${action}: more than ${MOST_PAGES} pages`, 'not understood') };
}

/** An answer in XML as a plain value that is not yet believed. */
export function valueIn(text: string): { readonly value: unknown } | { readonly problem: string } {
  const xml = readXml(text);
  return 'problem' in xml ? xml : { value: plain(xml) };
}

/** Elements called item, and member in other services, make a list; an element without elements is its text. */
function plain({ children, text }: XmlElement): unknown {
  if (children.length === 0) return text.trim();
  if (children.every(({ name }) => name === 'item' || name === 'member')) return children.map(plain);
  return Object.fromEntries(children.map((child) => [child.name, plain(child)]));
}

/** The code of an error in XML. */
export function errorIn(text: string): string | undefined {
  return /<Code>([\w.]{1,80})<\/Code>/.exec(text)?.[1];
}

const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
const VERSION = '2016-11-15';
const MOST_PAGES = 20;
const LONGEST_ANSWER = 4 * 1024 * 1024;
