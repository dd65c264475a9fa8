import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { Call } from '../carriers/aws/call-ssm.ts';
import { lackSays, missingRight } from './reading.ts';

/** Whether Systems Manager hears its agent in an instance, or what keeps it from telling. */
export async function agentOf(
  call: Call,
  instance: string,
): Promise<FactTypes['cloudMachine']['agent'] | { readonly problem: string }> {
  const answer = await call('DescribeInstanceInformation', {
    Filters: [{ Key: 'InstanceIds', Values: [instance] }],
  });
  if (typeof answer === 'string')
    return {
      problem: answer.includes('AccessDenied')
        ? lackSays(missingRight('ssm:DescribeInstanceInformation'))
        : answer,
    };
  const list: unknown = Reflect.get(answer, 'InstanceInformationList');
  if (!Array.isArray(list)) return { problem: 'Systems Manager does not answer as published' };
  const [known]: readonly unknown[] = list;
  if (typeof known !== 'object' || known === null) return 'notRegistered';
  const ping: unknown = Reflect.get(known, 'PingStatus');
  return ping === 'Online' ? 'ready' : ping === 'ConnectionLost' ? 'lost' : 'notReady';
}
