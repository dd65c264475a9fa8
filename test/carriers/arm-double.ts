import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

export interface ArmOptions {
  readonly address: string;
  readonly port: number;
  /** What the script of a run prints, and how the run ends; both texts are cut as Run Command cuts them. */
  readonly run: (
    script: string,
    flags: string,
  ) => { readonly stdout: string; readonly stderr?: string; readonly status?: string };
  readonly fault?:
    | 'throttles'
    | 'powerOff'
    | 'agentSilent'
    | 'forbidden'
    | 'conflict'
    | 'neverEnds'
    | 'sendsElsewhere'
    | 'breaksOff';
}

export interface ArmDouble {
  readonly url: string;
  readonly asked: readonly string[];
  readonly bodies: readonly string[];
  readonly close: () => Promise<void>;
}

export const vm =
  '/subscriptions/11111111-2222/resourceGroups/rg-1/providers/Microsoft.Compute/virtualMachines/srv01';
const secret = 'p~rincipal';

/** Azure Resource Manager, its token endpoint and the metadata service, as far as Run Command needs them. */
export async function startArmDouble({ address, port, run, fault }: ArmOptions): Promise<ArmDouble> {
  const asked: string[] = [];
  const bodies: string[] = [];
  const results = new Map<string, { polls: number; readonly answer: string }>();
  const url = `http://${address}:${port}`;
  let throttled = 0;
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    asked.push(`${request.method} ${path}`);
    const body = await textOf(request);
    bodies.push(body);
    const answer = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    if (path.endsWith('/oauth2/v2.0/token')) {
      const given = new URLSearchParams(body);
      if (given.get('client_secret') !== secret)
        answer(401, { error: 'invalid_client', error_description: `AADSTS7000215: ${body}` });
      else answer(200, { access_token: 'principal-token', expires_in: 3599 });
      return;
    }
    if (path === '/metadata/identity/oauth2/token') {
      if (request.headers['metadata'] === 'true') answer(200, { access_token: 'identity-token' });
      else answer(400, {});
      return;
    }
    if (!/^Bearer (principal|identity|az)-token$/.test(request.headers.authorization ?? '')) {
      answer(401, { error: { code: 'AuthenticationFailed', message: 'no token' } });
      return;
    }
    if (fault === 'throttles' && throttled < 2) {
      throttled += 1;
      answer(429, { error: { code: 'TooManyRequests' } }, { 'Retry-After': '0' });
      return;
    }
    if (path === `${vm}/instanceView`) {
      if (fault === 'forbidden')
        answer(403, { error: { code: 'AuthorizationFailed', message: 'no right to it' } });
      else
        answer(200, {
          ...(fault === 'agentSilent'
            ? {
                vmAgent: {
                  statuses: [{ code: 'ProvisioningState/Unavailable', displayStatus: 'Not Ready' }],
                },
              }
            : {}),
          statuses: [{ code: `PowerState/${fault === 'powerOff' ? 'deallocated' : 'running'}` }],
        });
    } else if (path === `${vm}/runCommand`) {
      if (fault === 'conflict') {
        answer(409, {
          error: { code: 'Conflict', message: 'Run command extension execution is in progress.' },
        });
        return;
      }
      const { script } = JSON.parse(body) as { script: string[] };
      const id = String(results.size + 1);
      results.set(id, { polls: 0, answer: JSON.stringify(resultOf(script.join('\n'), run)) });
      const where =
        fault === 'sendsElsewhere' ? 'http://127.0.26.99:1/operations/1' : `${url}/operations/${id}`;
      answer(202, {}, { 'Azure-AsyncOperation': where, 'Retry-After': '0' });
    } else if (path.startsWith('/operations/')) {
      if (fault === 'breaksOff') {
        request.socket.destroy();
        return;
      }
      const result = results.get(path.slice('/operations/'.length))!;
      result.polls += 1;
      if (result.polls < 3 || fault === 'neverEnds')
        answer(200, { status: 'InProgress' }, { 'Retry-After': '0' });
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end(result.answer);
    } else {
      answer(404, { error: { code: 'ResourceNotFound', message: `no ${path}` } });
    }
  });
  server.listen(port, address);
  await once(server, 'listening');
  return {
    url,
    asked,
    bodies,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function resultOf(script: string, run: ArmOptions['run']): unknown {
  const { inner, flags } = openSelfContained(script);
  const { stdout, stderr = '', status = 'Succeeded' } = run(inner, flags);
  const entry = (name: string, message: string) => ({
    code: `ComponentStatus/${name}/succeeded`,
    level: 'Info',
    displayStatus: 'Provisioning succeeded',
    message: message.slice(-4_096),
  });
  return {
    status,
    ...(status === 'Succeeded'
      ? {}
      : { error: { code: 'VMExtensionProvisioningError', message: 'it failed' } }),
    properties: { output: { value: [entry('StdOut', stdout), entry('StdErr', stderr)] } },
  };
}

/** The script inside the text that carriers without standard input send, and its switches. */
export function openSelfContained(script: string): { readonly inner: string; readonly flags: string } {
  const packed = /FromBase64String\('([^']+)'\)/.exec(script)![1]!;
  const flags = /ReadToEnd\(\)\)\) ?(.*)$/.exec(script)![1]!;
  return { inner: gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'), flags };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
