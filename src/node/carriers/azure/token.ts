import { execFile } from 'node:child_process';
import { answerText } from '../answer-text.ts';
import type { Reach } from '../carrier.ts';
import { timeLimit } from '../patience.ts';
import { azProgram, type AzProgram } from './az-program.ts';

/** Where tokens come from; the addresses are those of Azure unless something else is said. */
export interface TokenOptions {
  /** https://management.azure.com, or that of another cloud. */
  readonly resource: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly loginEndpoint?: string;
  readonly metadataEndpoint?: string;
  /** The Azure command line: a program and its first arguments; tests name another one. */
  readonly az?: AzProgram;
  readonly signal: AbortSignal;
}

export type Token = { readonly token: string; readonly from: string } | Extract<Reach, { why: string }>;

/** A token for Azure Resource Manager: a service principal from the environment, else `az`, else a managed identity. */
export async function azureToken(options: TokenOptions): Promise<Token> {
  const principal = await fromPrincipal(options);
  if (principal !== undefined) return principal;
  const az = await fromCommandLine(options);
  if (az !== undefined) return az;
  const identity = await fromManagedIdentity(options);
  if (identity !== undefined) return identity;
  return {
    outcome: 'notConfigured',
    why: 'no token for Azure: AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET are not set, az gives none, and this machine has no managed identity',
  };
}

/** Client credentials, OAuth 2.0 as login.microsoftonline.com has it. */
async function fromPrincipal({
  environment,
  loginEndpoint,
  resource,
  signal,
}: TokenOptions): Promise<Token | undefined> {
  const tenant = environment['AZURE_TENANT_ID'];
  const client = environment['AZURE_CLIENT_ID'];
  const secret = environment['AZURE_CLIENT_SECRET'];
  if (!tenant || !client || !secret) return undefined;
  const base = loginEndpoint ?? environment['AZURE_AUTHORITY_HOST'] ?? 'https://login.microsoftonline.com';
  const url = `${base.replace(/\/$/, '')}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: secret,
    scope: `${resource.replace(/\/$/, '')}/.default`,
  });
  const answer = await ask(url, { method: 'POST', body, signal });
  if (answer.token !== undefined) return { token: answer.token, from: 'service principal' };
  return { outcome: 'refused', why: `the service principal ${client} gets no token: ${answer.why}` };
}

/** `az account get-access-token`, where somebody has signed in with it; no shell starts it, and nothing from the current folder. */
function fromCommandLine({ az = azProgram(), resource, signal }: TokenOptions): Promise<Token | undefined> {
  if (az === undefined) return Promise.resolve(undefined);
  const [program, ...fixed] = az;
  const args = [...fixed, 'account', 'get-access-token', '--resource', resource, '--output', 'json'];
  return new Promise((resolve) => {
    execFile(program, args, { signal, timeout: 30_000, maxBuffer: 1 << 20 }, (error, stdout) => {
      const token = error ? undefined : tokenIn(stdout, 'accessToken');
      resolve(token === undefined ? undefined : { token, from: 'az' });
    });
  });
}

/** The instance metadata service of an Azure machine with an identity of its own. */
async function fromManagedIdentity({
  metadataEndpoint,
  resource,
  signal,
  environment,
}: TokenOptions): Promise<Token | undefined> {
  const base = metadataEndpoint ?? 'http://169.254.169.254';
  const client = environment['AZURE_CLIENT_ID'];
  const which = client ? `&client_id=${encodeURIComponent(client)}` : '';
  const url = `${base}/metadata/identity/oauth2/token?api-version=2018-02-01&resource=${encodeURIComponent(resource)}${which}`;
  const soon = timeLimit(2_000, signal);
  const answer = await ask(url, { headers: { Metadata: 'true' }, signal: soon });
  return answer.token === undefined ? undefined : { token: answer.token, from: 'managed identity' };
}

async function ask(
  url: string,
  init: RequestInit,
): Promise<{ readonly token?: string; readonly why?: string }> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error' });
    const text = await answerText(response, MAX_TEXT);
    const token = response.ok ? tokenIn(text, 'access_token') : undefined;
    if (token !== undefined) return { token };
    return { why: `HTTP ${response.status}${errorIn(text)}` };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

function tokenIn(text: string, name: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const token =
      typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
    return typeof token === 'string' && token !== '' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** The error code of the answer; never its whole text, which may repeat what was sent. */
function errorIn(text: string): string {
  const code = /"error"\s*:\s*"([\w.-]{1,60})"/.exec(text)?.[1];
  const number = /\b(AADSTS\d{3,8})\b/.exec(text)?.[1];
  return [code, number]
    .filter((part) => part !== undefined)
    .map((part) => ` ${part}`)
    .join('');
}

const MAX_TEXT = 64 * 1024;
