import type { Patience } from '../patience.ts';
import { endpointOf, type AwsAccount } from './account.ts';
import { signedPost } from './signed-post.ts';

/** One action of Systems Manager; what went wrong is a text. */
export type Call = (action: string, parameters: object) => Promise<object | string>;

/** Calls Systems Manager for an account. */
export function callSsm(account: AwsAccount, endpoint: string | undefined, patience: Patience): Call {
  const url = endpoint ?? endpointOf(account.region);
  return async (action, parameters) => {
    const headers = {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AmazonSSM.${action}`,
    };
    const body = JSON.stringify(parameters);
    const answer = await signedPost({ url, service: 'ssm', headers, body, errorIn }, account, patience);
    if ('unreachable' in answer) return answer.unreachable;
    if ('text' in answer) return objectIn(answer.text) ?? `${url}: its answer is not JSON`;
    const message = /"[mM]essage"\s*:\s*"([^"]{1,300})/.exec(answer.said)?.[1];
    return `Systems Manager answers ${answer.error}${message === undefined ? '' : `: ${message}`}`;
  };
}

function errorIn(text: string): string | undefined {
  return /"__type"\s*:\s*"(?:[^"]*#)?(\w+)"/.exec(text)?.[1];
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
