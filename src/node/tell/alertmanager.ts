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
      ...(event === 'recovered' && recoveredAt !== undefined ? { endsAt: recoveredAt } : {}),
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
