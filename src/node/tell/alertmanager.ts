import { postJson } from './post.ts';
import { secretOf, type Teller } from './telling.ts';

/** Hands the alert to a Prometheus Alertmanager (`/api/v2/alerts`): it then groups, silences and routes. */
export const tellByAlertmanager: Teller<'alertmanager'> = async (channel, { alert, event, link }, ways) => {
  const token = channel.token === undefined ? undefined : secretOf(channel.token, ways);
  if (token !== undefined && typeof token !== 'string') return token;
  const { key, severity, headline, proof, firstStep, hosts, since, recoveredAt, notices } = alert;
  const body = [
    {
      labels: {
        alertname: 'RemoteDesktop',
        kind: notices.length > 1 ? 'common' : (notices[0]?.kind ?? 'unknown'),
        severity,
        key,
        ...(hosts.length === 1 ? { host: hosts[0] } : {}),
      },
      annotations: {
        summary: headline,
        description: [...proof, ...(firstStep === undefined ? [] : [`First: ${firstStep}`])].join('\n'),
        hosts: hosts.slice(0, 100).join(', '),
      },
      startsAt: since,
      endsAt: event === 'recovered' && recoveredAt !== undefined ? recoveredAt : longAfter(Date.now()),
      ...(link === undefined ? {} : { generatorURL: link }),
    },
  ];
  const url = new URL('api/v2/alerts', channel.url.endsWith('/') ? channel.url : `${channel.url}/`);
  return postJson(
    url.href,
    JSON.stringify(body),
    token === undefined ? {} : { authorization: `Bearer ${token}` },
    ways.signal,
  );
};

/** Alertmanager ends by itself, after some minutes, what says nothing of its end; ours ends when we say so. */
function longAfter(now: number): string {
  return new Date(now + 365 * 86_400_000).toISOString();
}
