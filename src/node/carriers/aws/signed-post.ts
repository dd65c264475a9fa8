import { connectingProblem } from '../../../app/system-words.ts';
import { answerText } from '../answer-text.ts';
import type { Patience } from '../patience.ts';
import type { AwsAccount, AwsService } from './account.ts';
import { signAws } from './sign.ts';

/** One question to a service of AWS, and how its errors are read. */
export interface AwsQuestion {
  readonly url: string;
  readonly service: AwsService;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** An answer of more bytes is none; 1 MB unless stated. */
  readonly limit?: number;
  /** The name of the error in an answer that is none of success. */
  readonly errorIn: (text: string) => string | undefined;
}

/** An answer whose text is bounded and not yet believed; else what went wrong, by the name AWS gives it and in a line. */
export type AwsAnswer =
  | { readonly text: string }
  | { readonly error: string; readonly status: number; readonly said: string }
  | { readonly unreachable: string };

/** Asks with Signature Version 4; where AWS is asked too often it is asked again after a growing pause. */
export async function signedPost(
  { url, service, headers: unsigned, body, limit = LONGEST_ANSWER, errorIn }: AwsQuestion,
  { keys, region }: AwsAccount,
  patience: Patience,
): Promise<AwsAnswer> {
  for (let pause = 1_000; ; pause = Math.min(pause * 2, 20_000)) {
    const at = new Date().toISOString();
    const request = { method: 'POST', url, headers: unsigned, body };
    const { Host: _host, ...headers } = signAws(request, keys, { region, service, at });
    let response: Response;
    let text: string;
    try {
      const { signal } = patience;
      response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
      text = await answerText(response, limit);
    } catch (error) {
      return { unreachable: patience.signal.aborted ? patience.why() : `${url}: ${reasonOf(error)}` };
    }
    if (response.ok) return { text };
    const error = errorIn(text) ?? `HTTP ${response.status}`;
    if (!/Throttl|RateExceeded|RequestLimitExceeded|^HTTP (429|503)$/.test(error))
      return { error, status: response.status, said: text };
    if (!(await patience.pause(pause)))
      return { unreachable: `AWS asks for patience (${error}); ${patience.why()}` };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (
    connectingProblem(error.cause) ?? (error.cause instanceof Error ? error.cause.message : error.message)
  );
}

const LONGEST_ANSWER = 1024 * 1024;
