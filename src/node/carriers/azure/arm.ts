import { answerText } from '../answer-text.ts';
import type { Reach } from '../carrier.ts';
import { retryAfterMs, type Patience } from '../patience.ts';
import { azureToken, type TokenOptions } from './token.ts';

/** Which machine of Azure is meant, and where its interfaces are. */
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

/** Azure Resource Manager with a token for it; `url` is that of the machine. */
export interface Arm {
  readonly url: string;
  /** The id of the machine. */
  readonly vm: string;
  /** Where all ids hang. */
  readonly endpoint: string;
  readonly ask: (url: string, method: 'GET' | 'POST', body?: string) => Promise<ArmAnswer | Failed>;
}
/** An answer whose text is bounded and not yet believed. */
export interface ArmAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
export type Failed = Extract<Reach, { why: string }>;

/** A token for the cloud of the machine; what of the options cannot be meant is said before anybody is asked. */
export async function openArm(
  options: AzureOptions,
  patience: Patience,
  limit = LONGEST_ANSWER,
): Promise<Arm | Failed> {
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
  const ask: Arm['ask'] = (url, method, body) =>
    askPatiently({ url, method, body, token: token.token, limit }, patience);
  const base = endpoint.replace(/\/$/, '');
  return { url: base + vm, vm, endpoint: base, ask };
}

interface Question {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body: string | undefined;
  readonly token: string;
  /** An answer of more bytes is none. */
  readonly limit: number;
}

/** One question; when Azure says that it is asked too often (429, 503), again after the time it names. */
async function askPatiently(question: Question, patience: Patience): Promise<ArmAnswer | Failed> {
  for (;;) {
    const answer = await askOnce(question, patience);
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
  { url, method, body, token, limit }: Question,
  patience: Patience,
): Promise<ArmAnswer | Failed> {
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
    const { status, headers } = response;
    return { status, headers, text: await answerText(response, limit) };
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

/** The token goes only to where it was meant for. */
export function sameOrigin(asked: string, base: string): boolean {
  return URL.canParse(asked) && new URL(asked).origin === new URL(base).origin;
}

/** What Azure says that is no success, in a line. */
export function refusal({ status, text }: ArmAnswer): Failed {
  const outcome = status === 401 || status === 403 ? 'refused' : 'unsuitable';
  return { outcome, why: `Azure answers HTTP ${status}${errorOf(text)}` };
}

/** The code and the message of an error, each bounded. */
export function errorOf(text: string): string {
  const code = /"code"\s*:\s*"([\w.]{1,80})"/.exec(text)?.[1];
  const message = /"message"\s*:\s*"([^"]{1,300})/.exec(text)?.[1];
  return `${code === undefined ? '' : ` ${code}`}${message === undefined ? '' : `: ${message}`}`;
}

const vmId =
  /^\/subscriptions\/[\w-]{1,64}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Compute\/virtualMachines\/[\w.-]{1,80}$/i;
const LONGEST_ANSWER = 1024 * 1024;
