import type { Config } from '../../core/fleet/config.ts';

/** Where a server is reached: as its owner says, else where it listens. */
export function addressOf(
  { serve }: Config,
  { host, tls }: { readonly host: string; readonly tls?: object },
  port: number,
): string {
  if (serve.address !== undefined) return serve.address.replace(/\/$/, '');
  return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What whoever starts a server is told: the link of the first visit while there is a secret for it, and how others come in; `store` follows a command. */
export function wayIn(url: string, secret: string | undefined, store: string): string {
  const lines =
    secret === undefined
      ? [
          `rdpdoctor is at ${url}`,
          `Who has no password gets one: rdpdoctor user add NAME --role ROLE${store}`,
        ]
      : [
          `rdpdoctor is at ${url}/#first=${secret}`,
          `This link works once and makes you its administrator. Others: rdpdoctor user add NAME${store}`,
        ];
  return [...lines, 'Ctrl-C ends it.'].join('\n');
}
