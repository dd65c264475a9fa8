import { hostname } from 'node:os';
import { cloudFrontsOf, cloudRulesOf, type Asked } from '../../core/evidence/cloud/cloud-facts.ts';
import { isSameAddress } from '../../core/evidence/cloud/front.ts';
import { fact, latest, type CaseFile, type Fact, type Gap } from '../../core/facts/case-file.ts';
import type { AwsOptions } from '../carriers/aws/account.ts';
import type { AzureOptions } from '../carriers/azure/arm.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { readAws } from './read-aws.ts';
import { readAzure } from './read-azure.ts';
import { unanswered, type CloudReading, type FrontsTold } from './reading.ts';

/** Which machine of which cloud. */
export type CloudMachine =
  | { readonly via: 'azure'; readonly options: AzureOptions }
  | { readonly via: 'aws-ssm'; readonly options: AwsOptions };

/** Asks the cloud of a machine; nothing there is changed. */
export function readCloud(machine: CloudMachine, limits: RunLimits): Promise<CloudReading> {
  return machine.via === 'azure' ? readAzure(machine.options, limits) : readAws(machine.options, limits);
}

/** A live host with what its cloud tells, joined by the addresses that were connected to; and what is not known of them. */
export async function withCloud(
  file: CaseFile,
  reading: CloudReading,
): Promise<{ readonly file: CaseFile; readonly notes: readonly string[] }> {
  const { machine, cards, why, access } = reading;
  const source = { by: 'cloud', from: hostname(), at: new Date().toISOString() };
  const { tcpConnect, wayOut } = latest(file.facts);
  const asked = tcpConnect && {
    port: tcpConnect.value.port,
    addresses: [...new Set(tcpConnect.value.attempts.map(({ address }) => address))],
    local: wayOut?.value.localAddress,
  };
  const { fronts, notes } = await frontsOf(reading, asked);
  const decided = machine && asked && cloudRulesOf(machine, cards, asked, fronts);
  // Where nothing could be decided, the reason why says more.
  const isBlind = why.rules !== undefined && decided?.doors.every(({ is }) => is === 'cannotTell') === true;
  const rules = isBlind ? undefined : decided;
  const facts: readonly Fact[] = [
    ...(machine === undefined ? [] : [fact('cloudMachine', machine, source)]),
    ...(rules === undefined ? [] : [fact('cloudRules', rules, source)]),
    ...(machine === undefined || asked === undefined || fronts.length === 0
      ? []
      : [fact('cloudFronts', cloudFrontsOf(machine, cards, asked.port, fronts), source)]),
    ...(access === undefined ? [] : [fact('cloudAccess', access, source)]),
  ];
  const nothing = unanswered('nothing that was connected to is an address of the machine', 'not attempted');
  const gaps: readonly Gap[] = [
    ...(machine === undefined ? [{ name: 'cloudMachine' as const, ...(why.machine ?? nothing) }] : []),
    ...(rules === undefined
      ? [{ name: 'cloudRules' as const, ...(why.rules ?? why.machine ?? nothing) }]
      : []),
  ];
  return { file: { ...file, facts: [...file.facts, ...facts], gaps: [...file.gaps, ...gaps] }, notes };
}

/** What has the addresses that were connected to and are none of the machine's. */
async function frontsOf(
  { askFronts, cards }: CloudReading,
  asked: Pick<Asked, 'port' | 'addresses'> | undefined,
): Promise<FrontsTold> {
  const own = cards.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  const foreign = (asked?.addresses ?? []).filter(
    (address) => !own.some((one) => isSameAddress(one, address)),
  );
  if (askFronts === undefined || asked === undefined || foreign.length === 0)
    return { fronts: [], notes: [] };
  return askFronts({ addresses: foreign, port: asked.port, own });
}

/** How long a cloud is asked: Azure takes its time to work out which rules are in force. */
export const CLOUD_MS = 60_000;
