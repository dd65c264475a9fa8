import { hostname } from 'node:os';
import { cloudRulesOf } from '../../core/evidence/cloud/cloud-facts.ts';
import { fact, latest, type CaseFile, type Fact, type Gap } from '../../core/facts/case-file.ts';
import type { AwsOptions } from '../carriers/aws/account.ts';
import type { AzureOptions } from '../carriers/azure/arm.ts';
import type { RunLimits } from '../carriers/carrier.ts';
import { readAws } from './read-aws.ts';
import { readAzure } from './read-azure.ts';
import { unanswered, type CloudReading } from './reading.ts';

/** Which machine of which cloud. */
export type CloudMachine =
  | { readonly via: 'azure'; readonly options: AzureOptions }
  | { readonly via: 'aws-ssm'; readonly options: AwsOptions };

/** Asks the cloud of a machine; nothing there is changed. */
export function readCloud(machine: CloudMachine, limits: RunLimits): Promise<CloudReading> {
  return machine.via === 'azure' ? readAzure(machine.options, limits) : readAws(machine.options, limits);
}

/** A live host with what its cloud tells, joined by the addresses that were connected to. */
export function withCloud(file: CaseFile, reading: CloudReading): CaseFile {
  const { machine, cards, why } = reading;
  const source = { by: 'cloud', from: hostname(), at: new Date().toISOString() };
  const { tcpConnect, wayOut } = latest(file.facts);
  const asked = tcpConnect?.value;
  const rules =
    machine === undefined || asked === undefined
      ? undefined
      : cloudRulesOf(machine, cards, {
          port: asked.port,
          addresses: asked.attempts.map(({ address }) => address),
          local: wayOut?.value.localAddress,
        });
  const facts: readonly Fact[] = [
    ...(machine === undefined ? [] : [fact('cloudMachine', machine, source)]),
    ...(rules === undefined ? [] : [fact('cloudRules', rules, source)]),
  ];
  const nothing = unanswered('nothing that was connected to is an address of the machine', 'not attempted');
  const gaps: readonly Gap[] = [
    ...(machine === undefined ? [{ name: 'cloudMachine' as const, ...(why.machine ?? nothing) }] : []),
    ...(rules === undefined
      ? [{ name: 'cloudRules' as const, ...(why.rules ?? why.machine ?? nothing) }]
      : []),
  ];
  return { ...file, facts: [...file.facts, ...facts], gaps: [...file.gaps, ...gaps] };
}

/** How long a cloud is asked: Azure takes its time to work out which rules are in force. */
export const CLOUD_MS = 60_000;
