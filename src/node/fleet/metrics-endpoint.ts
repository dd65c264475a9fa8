import { once } from 'node:events';
import { createServer } from 'node:http';
import { isIP } from 'node:net';
import { processMetrics } from './metrics.ts';
import type { Tell } from './told.ts';

/** What one process did, for Prometheus: counts of checks and how long they took; no name of a host. */
export interface MetricsEndpoint {
  readonly learn: Tell;
  readonly url: string;
  readonly close: () => void;
}

/** Where to listen: 127.0.0.1:9389, [::1]:9389, or another address of this machine. */
export function metricsAddress(text: string): Address | { readonly problem: string } {
  const match = /^(?:\[([\da-f:.]{2,45})\]|([\d.]{7,15})|(localhost)):(\d{1,5})$/i.exec(text);
  const host = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
  const port = Number(match?.[4]);
  return match !== null && port <= 65_535 && (host === 'localhost' || isIP(host) !== 0)
    ? { host, port }
    : { problem: `"${text.slice(0, 60)}": is no address and port, such as 127.0.0.1:9389` };
}

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Answers GET /metrics and nothing else; rejects where it cannot listen there. */
export async function openMetricsEndpoint(
  { host, port }: Address,
  version: string,
): Promise<MetricsEndpoint> {
  const { registry, learn } = processMetrics(version);
  const options = { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 8_192 };
  const server = createServer(options, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void registry.metrics().then(
      (text) => {
        response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
        response.end(text);
      },
      () => response.writeHead(500).end(),
    );
  });
  server.maxConnections = 20;
  server.listen(port, host);
  await once(server, 'listening');
  // A connection that could not be accepted; the next one may.
  server.on('error', () => {});
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    learn,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
