import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installedHome, runInstalled } from '../package/installed.ts';
import { effectiveRule, group, startAzure, vm, type AzureWorld } from './azure-network-double.ts';
import { instance, permission, startEc2, v4, type Ec2World } from './ec2-double.ts';
import { interfaceOf } from './elb-double.ts';
import { startSilentPort } from './silent-port.ts';

const host = '203.0.113.7';
const here = '127.0.26.53';
let silent: Awaited<ReturnType<typeof startSilentPort>>;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  await installedHome();
  silent = await startSilentPort(here);
});
afterAll(() => silent.close());
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** What is read of a printed report. */
interface Report {
  readonly headline: string;
  readonly doThis: unknown;
  readonly diagnosis: { readonly lead?: { readonly id: string }; readonly ruledOut: readonly string[] };
}
const reportOf = (text: string) => JSON.parse(text) as Report;

async function azure(command: readonly string[], world: AzureWorld, args: readonly string[] = ['--json']) {
  const double = await startAzure(world, here);
  closers.push(() => double.close());
  const flags = ['--via', 'azure', '--azure-vm', vm, '--azure-endpoint', double.url];
  const environment = {
    AZURE_TENANT_ID: 't',
    AZURE_CLIENT_ID: 'c',
    AZURE_CLIENT_SECRET: 's',
    AZURE_AUTHORITY_HOST: double.url,
  };
  return runInstalled([...command, `${here}:${silent.port}`, ...flags, ...args], { environment });
}

async function aws(world: Ec2World, args: readonly string[] = ['--json']) {
  const double = await startEc2(world, here);
  closers.push(() => double.close());
  const flags = [
    '--via',
    'aws-ssm',
    '--aws-instance',
    instance,
    '--aws-region',
    'eu-central-1',
    '--aws-endpoint',
    double.url,
    '--aws-ec2-endpoint',
    double.url,
  ];
  const environment = {
    AWS_ACCESS_KEY_ID: 'A',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2: double.url,
  };
  return runInstalled(['check', `${here}:${silent.port}`, ...flags, ...args], { environment });
}

const portRule = (port: number, source: string) =>
  effectiveRule('Allow-RDP', 300, 'Allow', source, { destinationPortRange: `${port}-${port}` });

describe('a silent port, and its cloud is asked', () => {
  it("is closed by Azure's own rule: named, with the command that lets in one address", async () => {
    const ran = await azure(['check'], { publicAddress: here, groups: [[group([])]] });
    const { headline, doThis, diagnosis } = reportOf(ran.out);
    expect(headline).toBe(`TCP ${silent.port} is closed by Azure's own rule DenyAllInBound of srv01-nsg.`);
    expect(diagnosis.lead?.id).toBe('closing-cloud-rule');
    const said = JSON.stringify(doThis);
    expect(said).toContain(
      `--priority 1000 --direction Inbound --access Allow --protocol Tcp --source-address-prefixes YOUR-PUBLIC-ADDRESS/32 --destination-port-ranges ${silent.port}`,
    );
    expect(said).toContain('az network nsg rule delete');
    expect(said).not.toContain('0.0.0.0/0');
    expect(ran.code).toBe(12);
  });

  it('reads well on a screen', async () => {
    const ran = await azure(['check'], { publicAddress: here, groups: [[group([])]] }, []);
    expect(ran.out).toContain('srv01-nsg, of the network card');
    expect(ran.err).toBe('');
  });

  it('open to everybody there: the rule is ruled out', async () => {
    const ran = await azure(['check'], {
      publicAddress: here,
      groups: [[group([portRule(silent.port, '*')])]],
    });
    const { diagnosis } = reportOf(ran.out);
    expect(diagnosis.lead?.id).toBe('filtered-port');
    expect(diagnosis.ruledOut).toContain('closing-cloud-rule');
    expect(diagnosis.ruledOut).toContain('switched-off-cloud-machine');
  });

  it('switched off: said with the command that starts it', async () => {
    const ran = await azure(['check'], { publicAddress: here, power: 'deallocated' });
    const { headline, doThis } = reportOf(ran.out);
    expect(headline).toBe('The machine is deallocated in Azure.');
    expect(JSON.stringify(doThis)).toContain(`az vm start --ids`);
  });

  it('a right is missing: named, and nobody is accused', async () => {
    const fault = { kind: 'forbids', path: /effective/ } as const;
    const ran = await azure(['check'], { publicAddress: here, fault }, ['--all']);
    expect(ran.out + ran.err).toContain(
      'Microsoft.Network/networkInterfaces/effectiveNetworkSecurityGroups/action',
    );
    expect(ran.out).not.toContain('is closed by');
  });

  it('a machine that the cloud does not know is one clear line', async () => {
    const fault = { kind: 'answers', path: /virtualMachines/, status: 404, text: '{}' } as const;
    const none = await azure(['check'], { publicAddress: here, fault });
    expect(none.err).toBe(`rdpdoctor: not known: Azure knows no virtual machine ${vm}\n`);
    expect(none.code).toBe(12);
    const text =
      '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code></Error></Errors></Response>';
    const gone = { kind: 'answers', action: 'DescribeInstances', status: 400, text } as const;
    const other = await aws({ publicAddress: here, fault: gone });
    expect(other.err).toBe(`rdpdoctor: not known: AWS knows no instance ${instance} in eu-central-1\n`);
  });

  it('a security group of AWS lets in nobody, or some, or all', async () => {
    const closed = reportOf((await aws({ publicAddress: here })).out);
    expect(closed.diagnosis.lead?.id).toBe('closing-cloud-rule');
    expect(JSON.stringify(closed.doThis)).toContain(
      `aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port ${silent.port} --cidr YOUR-PUBLIC-ADDRESS/32 --region eu-central-1`,
    );
    const some = permission(String(silent.port), v4('198.51.100.7/32'));
    const listed = reportOf((await aws({ publicAddress: here, permissions: [[some], []] })).out);
    expect(listed.headline).toBe(
      `TCP ${silent.port} is closed by AWS's own rules to all but some addresses.`,
    );
    const all = permission(String(silent.port), v4('0.0.0.0/0'));
    const open = reportOf((await aws({ publicAddress: here, permissions: [[all], []] })).out);
    expect(open.diagnosis.lead?.id).toBe('filtered-port');
  });

  it('an address that the machine does not have: what has it is named, and where it leads', async () => {
    const ip = { name: 'old-ip', properties: { ipAddress: here } };
    const nobody = reportOf((await azure(['check'], { lists: { publicIPAddresses: [ip] } })).out);
    expect(nobody.headline).toBe('The address is joined to nothing in the cloud.');
    const listener = { port: silent.port };
    const target = { id: instance, port: 3389, state: 'unused', reason: 'Target.NotInUse' };
    const balancer = { name: 'desks-lb', listener, targets: [target] };
    const permissions = [[permission('3389', v4('0.0.0.0/0'))], []];
    const card = interfaceOf(here, '<description>ELB net/desks-lb/5</description>');
    const unused = reportOf((await aws({ cards: [card], balancer, permissions })).out);
    expect(unused.headline).toBe('The load balancer desks-lb sends nobody to the machine.');
    expect(JSON.stringify(unused.doThis)).toContain('aws elbv2 describe-target-health');
  });

  it('a port on request is asked for, and no rule is written past its policy', async () => {
    const ports = [{ number: silent.port, protocol: '*', maxRequestAccessDuration: 'PT3H' }];
    const policy = { name: 'default', properties: { virtualMachines: [{ id: vm, ports }] } };
    const lists = { jitNetworkAccessPolicies: [policy] };
    const ran = await azure(['check'], { publicAddress: here, groups: [[group([])]], lists }, []);
    expect(ran.out).toContain('Request access');
    expect(ran.out).not.toContain('nsg rule create');
  });

  it('fix tells the same, by hand, and says why nothing can be run there', async () => {
    const told = await azure(['fix'], { publicAddress: here, power: 'deallocated' }, []);
    expect(told.out).toContain('az vm start --ids');
    const applied = await azure(['collect'], { publicAddress: here, power: 'deallocated' }, []);
    expect(applied.err).toContain('the machine is deallocated in Azure; Run Command needs it running');
    expect(applied.code).toBe(54);
    expect(applied.ms).toBeLessThan(60_000);
  });
});

it.each([
  [['check', host, '--via', 'ssh'], 'a check reads from azure or aws-ssm only'],
  [['check', host, '127.0.26.54', '--via', 'azure', '--azure-vm', vm], 'one host'],
  [['check', host, '--azure-vm', vm, '--aws-instance', instance], 'say which is meant'],
  [['check', host, '--azure-vm', vm, '--azure-endpoint', 'http://example.org'], 'begins with https'],
  [['check', host, '--aws-instance', instance, '--aws-ec2-endpoint', 'ftp://x'], '--aws-ec2-endpoint'],
])('%j ends at once', async (args, says) => {
  const ran = await runInstalled(args);
  expect(ran.err).toContain(says);
  expect(ran.code).toBe(2);
});
