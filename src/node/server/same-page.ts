import type { Context } from 'hono';
import { timingSafeEqual } from 'node:crypto';
import type { Who } from './access/who.ts';

/** Whether a request that changes something comes from our own page: it brings the secret of its session, and no foreign origin. */
export function isFromOurPage(context: Context, { csrf }: Who): boolean {
  if (csrf === undefined || ['GET', 'HEAD'].includes(context.req.method)) return true;
  if (!isFromHere(context)) return false;
  const given = Buffer.from(context.req.header('x-csrf-token') ?? '');
  const expected = Buffer.from(csrf);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether the browser names no other site as where a request comes from; programs name none. */
export function isFromHere(context: Context): boolean {
  if (['GET', 'HEAD'].includes(context.req.method)) return true;
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = context.req.header('origin');
  return origin === undefined || URL.parse(origin)?.host === context.req.header('host');
}
