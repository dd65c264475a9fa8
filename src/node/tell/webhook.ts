import { createHmac } from 'node:crypto';
import { postJson } from './post.ts';
import { secretOf, type Teller } from './telling.ts';

/**
 * Posts the alert as JSON. `x-rdpdoctor-signature` is `t=SECONDS,v1=HEX`, the HMAC-SHA-256 of "SECONDS.BODY" under the key, so that a
 * receiver can tell who sent it and that it is no old one; `x-rdpdoctor-delivery` names what is sent again.
 */
export const tellByWebhook: Teller<'webhook'> = async (channel, { alert, event, id, link }, ways) => {
  const key = secretOf(channel.key, ways);
  if (typeof key !== 'string') return key;
  const body = JSON.stringify({ event, id, alert, ...(link === undefined ? {} : { link }) });
  const seconds = Math.floor(Date.now() / 1_000);
  const signature = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
  return postJson(
    channel.url,
    body,
    { 'x-rdpdoctor-signature': `t=${seconds},v1=${signature}`, 'x-rdpdoctor-delivery': id },
    ways.signal,
  );
};
