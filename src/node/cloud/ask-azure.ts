import type { z } from 'zod';
import { effectiveGroups, type EffectiveGroups } from '../../core/evidence/cloud/azure-rules.ts';
import { effectiveRoutes, type EffectiveRoutes } from '../../core/evidence/cloud/azure-routes.ts';
import { refusal, sameOrigin, type Arm, type ArmAnswer } from '../carriers/azure/arm.ts';
import { retryAfterMs, type Patience } from '../carriers/patience.ts';
import { page } from './azure-schemas.ts';
import { missingRight, unanswered, type Lack, type Told } from './reading.ts';

/** One question about a resource; `right` is what an account needs for it. */
export async function askResource<T>(
  arm: Arm,
  id: string,
  version: string,
  schema: z.ZodType<T>,
  right: string,
): Promise<Told<T>> {
  if (!isResourceId(id))
    return { lack: unanswered(`${id.slice(0, 100)} is no id of a resource`, 'not understood') };
  const answer = await arm.ask(`${arm.endpoint}${id}?api-version=${version}`, 'GET');
  return read(answer, schema, right);
}

/** The rules in force on a network card. */
export function askEffectiveGroups(
  arm: Arm,
  card: string,
  patience: Patience,
  pollMs: number,
): Promise<Told<EffectiveGroups>> {
  return askWorkedOut(arm, card, 'effectiveNetworkSecurityGroups', effectiveGroups, patience, pollMs);
}

/** The routes in force on a network card. */
export function askEffectiveRoutes(
  arm: Arm,
  card: string,
  patience: Patience,
  pollMs: number,
): Promise<Told<EffectiveRoutes>> {
  return askWorkedOut(arm, card, 'effectiveRouteTable', effectiveRoutes, patience, pollMs);
}

/** What Azure works out for a network card, which takes some seconds: it says where it will be, and lists it in pages. */
async function askWorkedOut<T>(
  arm: Arm,
  card: string,
  what: string,
  schema: z.ZodType<{ value: T[] }>,
  patience: Patience,
  pollMs: number,
): Promise<Told<{ value: T[] }>> {
  const right = `Microsoft.Network/networkInterfaces/${what}/action`;
  const first = await arm.ask(`${arm.endpoint}${card}/${what}?api-version=${NETWORK}`, 'POST');
  return askPages(arm, await settled(arm, first, patience, pollMs), what, schema, right);
}

/** Every one of a kind in the subscription of the machine, or under a resource. */
export async function askList<T>(
  arm: Arm,
  kind: string,
  version: string,
  schema: z.ZodType<{ value: T[] }>,
  { under, right = `${kind}/read` }: { readonly under?: string; readonly right?: string } = {},
): Promise<Told<{ value: T[] }>> {
  const [subscription] = /^\/subscriptions\/[\w-]{1,64}(?=\/)/i.exec(arm.vm) ?? [];
  const where = under ?? `${subscription}/providers`;
  if (under !== undefined && !isResourceId(under))
    return { lack: unanswered(`${under.slice(0, 100)} is no id of a resource`, 'not understood') };
  const first = await arm.ask(`${arm.endpoint}${where}/${kind}?api-version=${version}`, 'GET');
  return askPages(arm, first, kind, schema, right);
}

/** A list from its first page on. */
async function askPages<T>(
  arm: Arm,
  first: ArmAnswer | { readonly why: string },
  what: string,
  schema: z.ZodType<{ value: T[] }>,
  right: string,
): Promise<Told<{ value: T[] }>> {
  let answer = first;
  const all: T[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const told = read(answer, schema, right);
    if ('lack' in told) return told;
    for (const one of told.value.value) all.push(one);
    const next = read(answer, page, right);
    const more = 'value' in next ? next.value.nextLink : undefined;
    if (more === undefined || more === null || more === '') return { value: { value: all } };
    if (!sameOrigin(more, arm.endpoint))
      return { lack: unanswered('Azure sends the rest of a list to another place', 'not understood') };
    answer = await arm.ask(more, 'GET');
  }
  return { lack: unanswered(`more than ${MOST_PAGES} pages of ${what}`, 'not understood') };
}

/** What stands in the end at the place that Azure names. */
async function settled(
  arm: Arm,
  started: ArmAnswer | { readonly why: string },
  patience: Patience,
  pollMs: number,
): Promise<ArmAnswer | { readonly why: string }> {
  if ('why' in started || started.status !== 202) return started;
  const place = started.headers.get('location');
  if (place === null || !sameOrigin(place, arm.endpoint))
    return { why: 'Azure does not say where its answer will be' };
  for (let answer = started; ;) {
    const wait = retryAfterMs(answer.headers.get('retry-after'), Date.now(), pollMs);
    if (!(await patience.pause(wait))) return { why: `Azure works out its answer; ${patience.why()}` };
    const next = await arm.ask(place, 'GET');
    if ('why' in next || next.status !== 202) return next;
    answer = next;
  }
}

function read<T>(answer: ArmAnswer | { readonly why: string }, schema: z.ZodType<T>, right: string): Told<T> {
  if ('why' in answer) return { lack: unanswered(answer.why) };
  if (answer.status !== 200) return { lack: lackOf(answer, right) };
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    return { lack: unanswered('an answer of Azure is not JSON', 'not understood') };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return { lack: unanswered(`an answer of Azure is not as published: ${where}`, 'not understood') };
}

/** What may stand in an address of Azure as it is. */
function isResourceId(id: string): boolean {
  return resourceId.test(id) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(id);
}

/** Whether Azure said that there is no such thing. */
export function isNotThere({ detail }: Lack): boolean {
  return detail.params?.['told'] === NOT_THERE;
}

function lackOf(answer: ArmAnswer, right: string): Lack {
  if (answer.status === 403) return missingRight(right);
  if (answer.status === 404) return unanswered(NOT_THERE);
  if (answer.text.includes('NicMustBeAttachedToRunningVm'))
    return { reason: 'not attempted', detail: { code: 'machineNotRunning' } };
  return unanswered(refusal(answer).why, answer.status === 401 ? 'not permitted' : 'not reachable');
}

/** Versions of the two interfaces. */
export const COMPUTE = '2024-07-01';
export const NETWORK = '2024-05-01';
const NOT_THERE = 'Azure knows nothing of that name';
const MOST_PAGES = 20;
const resourceId = /^\/subscriptions\/[\w-]{1,64}\/resourceGroups\/[\w.()-]{1,90}(?:\/[\w.()-]{1,90}){3,9}$/i;
