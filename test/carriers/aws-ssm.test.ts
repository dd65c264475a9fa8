import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { endpointOf } from '../../src/node/carriers/aws/account.ts';
import { awsSsmCarrier, type AwsOptions } from '../../src/node/carriers/aws-ssm.ts';
import { signAws } from '../../src/node/carriers/aws/sign.ts';
import { startEc2 } from '../cloud/ec2-double.ts';
import { openSelfContained } from './arm-double.ts';

const keys = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const at = '2015-08-30T12:36:00.000Z';

describe('Signature Version 4, with the values AWS publishes', () => {
  it('signs get-vanilla of the test suite', () => {
    const request = { method: 'GET', url: 'https://example.amazonaws.com/', headers: {}, body: '' };
    expect(signAws(request, keys, { region: 'us-east-1', service: 'service', at })['Authorization']).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
  });

  it('signs ListUsers of the IAM documentation', () => {
    const request = {
      method: 'GET',
      url: 'https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: '',
    };
    expect(signAws(request, keys, { region: 'us-east-1', service: 'iam', at })['Authorization']).toMatch(
      /Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7$/,
    );
  });
});

const instance = 'i-0123456789abcdef0';
const limits = { timeoutMs: 400_000 };
// A new port for each test: fetch keeps connections to servers that are gone.
let port = 8_200;
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Fault {
  readonly ping?: string;
  readonly status?: string;
  readonly throttle?: number;
  readonly unknown?: boolean;
}

/** Systems Manager as far as a script needs it; every request's signature is checked. */
async function start({ ping = 'Online', status = 'Success', throttle = 0, unknown = false }: Fault = {}) {
  const seen: { action: string; body: string }[] = [];
  let throttled = 0;
  let polls = 0;
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const action = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    seen.push({ action, body });
    const date = String(request.headers['x-amz-date']);
    const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T${date.slice(9, 11)}:${date.slice(11, 13)}:${date.slice(13, 15)}Z`;
    const headers = {
      'Content-Type': String(request.headers['content-type']),
      'X-Amz-Target': String(request.headers['x-amz-target']),
    };
    const signed = signAws({ method: 'POST', url: `http://${request.headers.host}/`, headers, body }, keys, {
      region: 'eu-central-1',
      service: 'ssm',
      at: iso,
    });
    const answer = (code: number, value: unknown) => void response.writeHead(code).end(JSON.stringify(value));
    if (request.headers.authorization !== signed['Authorization']) {
      answer(400, {
        __type: 'com.amazon.coral.service#InvalidSignatureException',
        message: 'does not match',
      });
    } else if (throttled < throttle) {
      throttled += 1;
      answer(400, { __type: 'ThrottlingException', message: 'Rate exceeded' });
    } else if (action === 'DescribeInstanceInformation') {
      answer(200, { InstanceInformationList: unknown ? [] : [{ PingStatus: ping }] });
    } else if (action === 'SendCommand') {
      answer(200, { Command: { CommandId: 'c-1' } });
    } else {
      polls += 1;
      if (polls === 1) answer(400, { __type: 'InvocationDoesNotExist' });
      else if (polls === 2) answer(200, { Status: 'InProgress', ResponseCode: -1 });
      else
        answer(200, {
          Status: status,
          ResponseCode: status === 'Failed' ? 3 : status === 'Success' ? 0 : -1,
          StandardOutputContent: 'out',
          StandardErrorContent: 'err',
        });
    }
  }).listen((port += 1), '127.0.26.31');
  await once(server, 'listening');
  return seen;
}
const carrier = (changes: Partial<AwsOptions> = {}) =>
  awsSsmCarrier({
    instance,
    region: 'eu-central-1',
    endpoint: `http://127.0.26.31:${port}/`,
    ec2Endpoint: `http://127.0.26.31:${port}/`,
    environment: { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret },
    pollMs: 5,
    ...changes,
  });

it.each([
  ['eu-central-1', 'https://ssm.eu-central-1.amazonaws.com/'],
  ['us-gov-west-1', 'https://ssm.us-gov-west-1.amazonaws.com/'],
  ['cn-north-1', 'https://ssm.cn-north-1.amazonaws.com.cn/'],
])('Systems Manager of %s is at %s', (region, url) => {
  expect(endpointOf(region)).toBe(url);
});

describe('AWS Systems Manager', () => {
  it('runs a script and polls until it has ended', async () => {
    const seen = await start();
    expect(await carrier().run({ script: 'the plan', flags: ['-Undo'] }, limits)).toEqual({
      outcome: 'ran',
      exitCode: 0,
      stdout: 'out',
      stderr: 'err',
    });
    const sent = JSON.parse(seen[0]!.body) as { Parameters: { commands: string[] } };
    expect(openSelfContained(sent.Parameters.commands.join('\n'))).toEqual({
      inner: 'the plan',
      flags: '-Undo',
    });
  });

  it('brings the exit code of a script that failed', async () => {
    await start({ status: 'Failed' });
    expect(await carrier().run({ script: 'x', flags: [] }, limits)).toMatchObject({
      outcome: 'ran',
      exitCode: 3,
    });
  });

  it('says that it was never delivered', async () => {
    await start({ status: 'TimedOut' });
    expect(await carrier().run({ script: 'x', flags: [] }, limits)).toMatchObject({
      outcome: 'lost',
      why: 'the command ended as TimedOut',
    });
  });

  it('waits when it is asked too often', async () => {
    const seen = await start({ throttle: 1 });
    expect(await carrier().reach(limits)).toEqual({ outcome: 'ready' });
    expect(seen).toHaveLength(2);
  });

  it.each<[string, Fault, Partial<AwsOptions>, object]>([
    [
      'an agent that is gone',
      { ping: 'ConnectionLost' },
      {},
      { outcome: 'unsuitable', why: `${instance}: its agent is ConnectionLost` },
    ],
    ['an instance nobody knows', { unknown: true }, {}, { outcome: 'unsuitable' }],
    [
      'a wrong key',
      {},
      { environment: { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'b' } },
      { outcome: 'refused', why: expect.stringContaining('InvalidSignatureException') },
    ],
    ['no key', {}, { environment: {} }, { outcome: 'notConfigured' }],
    ['no instance', {}, { instance: undefined }, { outcome: 'notConfigured' }],
    ['no region', {}, { region: 'europe' }, { outcome: 'notConfigured' }],
  ])('says why not: %s', async (_name, fault, changes, wanted) => {
    await start(fault);
    expect(await carrier(changes).reach(limits)).toMatchObject(wanted);
  });
});

it('says that the instance is off, which is why its agent is silent', async () => {
  const ec2 = await startEc2({ state: 'stopped', ping: 'ConnectionLost' }, '127.0.26.32');
  const reach = await carrier({
    instance,
    endpoint: ec2.url,
    ec2Endpoint: ec2.url,
    environment: { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'b' },
  }).reach(limits);
  await ec2.close();
  expect(reach).toEqual({
    outcome: 'unsuitable',
    why: `${instance} is stopped in AWS; Systems Manager needs it running: \`aws ec2 start-instances --instance-ids ${instance} --region eu-central-1\``,
  });
});
