import { harmless } from '../../core/bytes/harmless.ts';
import { harmlessly } from '../sheet/harmlessly.ts';

/** Why the server did not do what it was asked for. */
export interface Refused {
  readonly refused: number;
  readonly problem: string;
  /** Seconds after which it may be tried again. */
  readonly waitSeconds?: number;
}

/** What unsafe requests bring with them; set by whoever signs in, and kept in memory alone. */
let csrf: string | undefined;
let onStranger: () => void = () => {};

export function bringWithRequests(secret: string | undefined): void {
  csrf = secret;
}

/** Called when the server knows nobody any more. */
export function whenStranger(run: () => void): void {
  onStranger = run;
}

/** Asks the server of this page. Every text of the answer is harmless; it has the shape that the route of the same build promises; whoever reads it bears with what is missing. */
export async function ask<T extends object>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T | Refused> {
  try {
    const answer = await fetch(`/api/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(csrf === undefined || method === 'GET' ? {} : { 'x-csrf-token': csrf }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 401 && !path.startsWith('session')) onStranger();
    return await readAnswer<T>(answer);
  } catch {
    return noAnswer;
  }
}

export function get<T extends object>(path: string): Promise<T | Refused> {
  return ask<T>('GET', path);
}

/** An answer as it is, for the worker alone: a case is evidence, of which no letter is changed. */
export async function getAsItIs(path: string): Promise<string | Refused> {
  try {
    const answer = await fetch(`/api/${path}`);
    if (answer.status === 401) onStranger();
    return answer.ok ? await answer.text() : await readAnswer<object>(answer).then(refusedOf);
  } catch {
    return noAnswer;
  }
}

export function isRefused(answer: object): answer is Refused {
  return 'refused' in answer;
}

async function readAnswer<T extends object>(answer: Response): Promise<T | Refused> {
  const text = await answer.text();
  const told = parsed(text);
  const isObject = typeof told === 'object' && told !== null;
  // Ours for ours: the type names what the route's schema says.
  if (answer.ok && isObject) return (isPlain(text) ? told : harmlessly(told)) as T;
  const wait = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return {
    refused: answer.status,
    problem:
      isObject && 'problem' in told ? harmless(String(told.problem)) : 'The server answered something else.',
    ...(Number.isNaN(wait) ? {} : { waitSeconds: wait }),
  };
}

function refusedOf(answer: object): Refused {
  return isRefused(answer) ? answer : noAnswer;
}

/** Whether nothing in a JSON text can need to be made harmless: ten thousand hosts are looked through at once. */
function isPlain(text: string): boolean {
  return !text.includes('\\') && harmless(text) === text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const noAnswer: Refused = { refused: 0, problem: 'The server of this page does not answer.' };
