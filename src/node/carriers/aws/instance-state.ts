import type { Patience } from '../patience.ts';
import { endpointOf, type AwsAccount } from './account.ts';
import { signedPost } from './signed-post.ts';

/** Whether an instance runs, in the word of EC2; undefined where nobody says so. */
export async function instanceState(
  account: AwsAccount,
  endpoint: string | undefined,
  patience: Patience,
): Promise<string | undefined> {
  const parameters = { Action: 'DescribeInstances', Version: '2016-11-15', 'InstanceId.1': account.instance };
  const answer = await signedPost(
    {
      url: endpoint ?? endpointOf(account.region, 'ec2'),
      service: 'ec2',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams(parameters).toString(),
      errorIn: (text) => /<Code>([\w.]{1,80})<\/Code>/.exec(text)?.[1],
    },
    account,
    patience,
  );
  if (!('text' in answer)) return undefined;
  const state = answer.text.indexOf('<instanceState>');
  return state < 0
    ? undefined
    : /<name>([a-z-]{1,20})<\/name>/.exec(answer.text.slice(state, state + 200))?.[1];
}
