import { answerText } from './answer-text.ts';
import { azureToken, type TokenOptions } from './azure/token.ts';
import { selfContainedScript } from './bootstrap.ts';
import type { Carried, Carrier, Reach } from './carrier.ts';
import { patienceFor, retryAfterMs, type Patience } from './patience.ts';

export interface AzureOptions {
  /** /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/virtualMachines/NAME */
  readonly vm: string | undefined;
  /** https://management.azure.com unless it is another cloud. */
  readonly endpoint?: string;
  readonly environment?: TokenOptions['environment'];
  readonly loginEndpoint?: string;
  readonly metadataEndpoint?: string;
  readonly az?: TokenOptions['az'];
  /** Longest pause between two questions, where Azure names none. */
  readonly pollMs?: number;
}

/** Runs scripts by Azure VM Run Command: no network way to the machine is needed, the guest agent must run. */
export function azureCarrier(options: AzureOptions): Carrier {
  return {
    name: 'azure',
    async reach(limits) {
      const opened = await open(options, patienceFor(limits));
      if ('outcome' in opened) return opened;
      const answer = await opened.ask(`${opened.url}/instanceView?api-version=${API}`, 'GET');
      if ('why' in answer) return answer;
      if (answer.status !== 200) return refusal(answer);
      const code = /"code"\s*:\s*"PowerState\/(\w+)"/.exec(answer.text)?.[1];
      return code === undefined || code === 'running'
        ? { outcome: 'ready' }
        : { outcome: 'unsuitable', why: `the machine is ${code} in Azure; Run Command needs it running` };
    },
    async run(job, limits) {
      if (job.file !== undefined || job.pfxPassword !== undefined) {
        return {
          outcome: 'notStarted',
          why: 'Azure keeps what Run Command is given; a private key or a password does not belong there',
        };
      }
      const patience = patienceFor(limits);
      const opened = await open(options, patience);
      if ('outcome' in opened) return { outcome: 'notStarted', why: 'why' in opened ? opened.why : '' };
      const body = JSON.stringify({
        commandId: 'RunPowerShellScript',
        script: selfContainedScript(job).split('\n'),
      });
      const started = await opened.ask(`${opened.url}/runCommand?api-version=${API}`, 'POST', body);
      if ('why' in started) return { outcome: 'lost', why: started.why, stdout: '' };
      if (started.status === 200) return outputOf(started.text);
      if (started.status !== 202) return { outcome: 'notStarted', why: refusal(started).why };
      return poll(opened, started, patience, options);
    },
  };
}

interface Opened {
  readonly url: string;
  readonly ask: (url: string, method: 'GET' | 'POST', body?: string) => Promise<Answer | Failed>;
}
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
type Failed = Extract<Reach, { why: string }>;

async function open(options: AzureOptions, patience: Patience): Promise<Opened | Failed> {
  const { vm, endpoint = 'https://management.azure.com' } = options;
  if (vm === undefined) return { outcome: 'notConfigured', why: '--azure-vm does not name a machine' };
  if (!vmId.test(vm))
    return {
      outcome: 'notConfigured',
      why: `--azure-vm "${vm.slice(0, 80)}": is not the id of a virtual machine`,
    };
  const environment = options.environment ?? process.env;
  const { loginEndpoint, metadataEndpoint, az } = options;
  const token = await azureToken({
    resource: endpoint,
    environment,
    signal: patience.signal,
    ...(loginEndpoint === undefined ? {} : { loginEndpoint }),
    ...(metadataEndpoint === undefined ? {} : { metadataEndpoint }),
    ...(az === undefined ? {} : { az }),
  });
  if ('outcome' in token) return token;
  const ask: Opened['ask'] = (url, method, body) => askPatiently(url, method, body, token.token, patience);
  return { url: endpoint.replace(/\/$/, '') + vm, ask };
}

/** One question; when Azure says that it is asked too often (429, 503), again after the time it names. */
async function askPatiently(
  url: string,
  method: 'GET' | 'POST',
  body: string | undefined,
  token: string,
  patience: Patience,
): Promise<Answer | Failed> {
  for (;;) {
    const answer = await askOnce(url, method, body, token, patience);
    if ('why' in answer || (answer.status !== 429 && answer.status !== 503)) return answer;
    const wait = retryAfterMs(answer.headers.get('retry-after'), Date.now(), 5_000);
    if (!(await patience.pause(wait)))
      return {
        outcome: 'unreachable',
        why: `Azure asks for patience (HTTP ${answer.status}); ${patience.why()}`,
      };
  }
}

async function askOnce(
  url: string,
  method: string,
  body: string | undefined,
  token: string,
  patience: Patience,
): Promise<Answer | Failed> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal: patience.signal,
    });
    return {
      status: response.status,
      headers: response.headers,
      text: await answerText(response, MAX_TEXT),
    };
  } catch (error) {
    const says =
      error instanceof Error
        ? error.cause instanceof Error
          ? error.cause.message
          : error.message
        : String(error);
    return {
      outcome: 'unreachable',
      why: patience.signal.aborted ? patience.why() : `${new URL(url).origin}: ${says}`,
    };
  }
}

/** Follows Azure-AsyncOperation, or Location, until the script has ended. */
async function poll(
  opened: Opened,
  started: Answer,
  patience: Patience,
  options: AzureOptions,
): Promise<Carried> {
  const asked = started.headers.get('azure-asyncoperation') ?? started.headers.get('location');
  if (asked === null || !sameOrigin(asked, opened.url)) {
    return { outcome: 'lost', why: 'Azure does not say where the result will be', stdout: '' };
  }
  let wait = retryAfterMs(started.headers.get('retry-after'), Date.now(), options.pollMs ?? 5_000);
  // One broken connection is no reason to lose a script that goes on there.
  let failures = 0;
  for (;;) {
    if (!(await patience.pause(wait))) return { outcome: 'lost', why: patience.why(), stdout: '' };
    const answer = await opened.ask(asked, 'GET');
    if ('why' in answer) {
      failures += 1;
      if (failures > MAX_FAILURES) return { outcome: 'lost', why: answer.why, stdout: '' };
      continue;
    }
    wait = retryAfterMs(answer.headers.get('retry-after'), Date.now(), options.pollMs ?? 5_000);
    if (answer.status === 202) continue;
    if (answer.status !== 200) return { outcome: 'lost', why: refusal(answer).why, stdout: '' };
    const status = /"status"\s*:\s*"(\w+)"/.exec(answer.text)?.[1];
    if (status === 'InProgress' || status === 'Running' || status === 'Accepted') continue;
    if (status === 'Failed' || status === 'Canceled')
      return { outcome: 'lost', why: `Run Command ended as ${status}${errorOf(answer.text)}`, stdout: '' };
    return outputOf(answer.text);
  }
}

/** The token goes only to where it was meant for. */
function sameOrigin(asked: string, base: string): boolean {
  return URL.canParse(asked) && new URL(asked).origin === new URL(base).origin;
}

/** What the script printed: the last 4,096 bytes of each output, under ComponentStatus/StdOut and /StdErr. */
function outputOf(text: string): Carried {
  const entries = entriesIn(text);
  const of = (name: string) =>
    entries
      .filter(({ code }) => code.includes(`/${name}/`))
      .map(({ message }) => message)
      .join('');
  return { outcome: 'ran', stdout: of('StdOut'), stderr: of('StdErr') };
}

function entriesIn(text: string): readonly { readonly code: string; readonly message: string }[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const member = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  // The result stands at the top, or in properties.output where the operation is asked for.
  const list = member(value, 'value') ?? member(member(member(value, 'properties'), 'output'), 'value');
  if (!Array.isArray(list)) return [];
  const textOf = (of: unknown, name: string): string => {
    const found = member(of, name);
    return typeof found === 'string' ? found : '';
  };
  return list.map((entry: unknown) => ({ code: textOf(entry, 'code'), message: textOf(entry, 'message') }));
}

function refusal({ status, text }: Answer): Failed {
  const outcome = status === 401 || status === 403 ? 'refused' : 'unsuitable';
  return { outcome, why: `Azure answers HTTP ${status}${errorOf(text)}` };
}

function errorOf(text: string): string {
  const code = /"code"\s*:\s*"([\w.]{1,80})"/.exec(text)?.[1];
  const message = /"message"\s*:\s*"([^"]{1,300})/.exec(text)?.[1];
  return `${code === undefined ? '' : ` ${code}`}${message === undefined ? '' : `: ${message}`}`;
}

const vmId =
  /^\/subscriptions\/[\w-]{1,64}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Compute\/virtualMachines\/[\w.-]{1,80}$/i;
const API = '2024-07-01';
const MAX_FAILURES = 3;
const MAX_TEXT = 1024 * 1024;
