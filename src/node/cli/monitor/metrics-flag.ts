import { listeningProblem } from '../../../app/system-words.ts';
import { metricsAddress, openMetricsEndpoint, type MetricsEndpoint } from '../../fleet/metrics-endpoint.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';

/** Opens what --metrics names, for Prometheus; without it there is none. */
export async function metricsAt(
  text: string | undefined,
  output: Output,
): Promise<MetricsEndpoint | undefined> {
  if (text === undefined) return undefined;
  const address = metricsAddress(text);
  if ('problem' in address) throw new UsageError(`--metrics ${address.problem}`);
  try {
    const endpoint = await openMetricsEndpoint(address, VERSION);
    output.note(`Counts for Prometheus: ${endpoint.url}\n`);
    return endpoint;
  } catch (error) {
    throw new UsageError(`--metrics "${text}": ${listeningProblem(error)}`, 3);
  }
}
