import { z } from 'zod';
import type { FactTypes } from '../../../core/facts/vocabulary.ts';

const text = z.string().max(1_000);
const status = z.object({ code: text.nullish() });

/** VirtualMachineInstanceView of Microsoft.Compute, as far as it is read. */
export const instanceView = z.object({
  statuses: z.array(status).max(100).nullish(),
  vmAgent: z.object({ statuses: z.array(status).max(100).nullish() }).nullish(),
});

/** Whether the machine runs, and whether its agent is ready. */
export function stateOf({
  statuses,
  vmAgent,
}: z.infer<typeof instanceView>): Pick<FactTypes['cloudMachine'], 'power' | 'agent'> {
  const told = statuses?.find(({ code }) => code?.startsWith(POWER))?.code?.slice(POWER.length);
  const power = powers.find((each) => each === told) ?? 'unknown';
  const agent = vmAgent?.statuses?.[0];
  if (agent === undefined) return { power, agent: 'unknown' };
  return { power, agent: agent.code === 'ProvisioningState/succeeded' ? 'ready' : 'notReady' };
}

const POWER = 'PowerState/';
const powers = ['running', 'starting', 'stopping', 'stopped', 'deallocating', 'deallocated'] as const;
