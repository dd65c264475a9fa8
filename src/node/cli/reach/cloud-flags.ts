import type { Command } from 'commander';
import type { CloudMachine } from '../../cloud/read-cloud.ts';
import { checkConnection } from './connection-checks.ts';
import { UsageError } from '../usage-error.ts';

/** The flags that name a machine in a cloud. */
export interface CloudFlags {
  readonly via?: string;
  readonly azureVm?: string;
  readonly azureEndpoint?: string;
  readonly awsInstance?: string;
  readonly awsRegion?: string;
  readonly awsEndpoint?: string;
  readonly awsEc2Endpoint?: string;
}

export function addCloudFlags(command: Command): Command {
  return command
    .option('--azure-vm <id>', '/subscriptions/…/virtualMachines/NAME')
    .option('--azure-endpoint <url>', 'Resource Manager, if not https://management.azure.com')
    .option('--aws-instance <id>', 'i-…, for --via aws-ssm')
    .option('--aws-region <name>', 'region of the instance')
    .option('--aws-endpoint <url>', 'Systems Manager, if not that of the region')
    .option('--aws-ec2-endpoint <url>', 'EC2, if not that of the region');
}

/** The machine whose cloud is to be asked for what it knows; undefined where none is named. */
export function cloudMachineOf(flags: CloudFlags): CloudMachine | undefined {
  const { azureVm, azureEndpoint, awsInstance, awsRegion, awsEndpoint, awsEc2Endpoint } = flags;
  const via = viaOf(flags);
  if (via === undefined) return undefined;
  checkConnection({
    host: '',
    via,
    ...(azureEndpoint === undefined ? {} : { azureEndpoint }),
    ...(awsEndpoint === undefined ? {} : { awsEndpoint }),
    ...(awsEc2Endpoint === undefined ? {} : { awsEc2Endpoint }),
  });
  if (via === 'azure')
    return {
      via,
      options: { vm: azureVm, ...(azureEndpoint === undefined ? {} : { endpoint: azureEndpoint }) },
    };
  return {
    via,
    options: {
      instance: awsInstance,
      region: awsRegion,
      ...(awsEndpoint === undefined ? {} : { endpoint: awsEndpoint }),
      ...(awsEc2Endpoint === undefined ? {} : { ec2Endpoint: awsEc2Endpoint }),
    },
  };
}

/** The cloud that --via names, else the one whose machine is named. */
function viaOf({ via, azureVm, awsInstance }: CloudFlags): CloudMachine['via'] | undefined {
  if (via === 'azure' || via === 'aws-ssm') return via;
  if (via !== undefined && via !== 'auto') return undefined;
  if (azureVm !== undefined && awsInstance !== undefined)
    throw new UsageError(
      '--azure-vm and --aws-instance: say which is meant, with --via azure or --via aws-ssm',
    );
  if (azureVm !== undefined) return 'azure';
  return awsInstance === undefined ? undefined : 'aws-ssm';
}
