import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/core/fleet/alert.ts';
import { judge } from '../../src/app/judge.ts';
import { documentOf } from '../../src/node/cli/show/document-of.ts';
import { textfileOf, writeTextfile } from '../../src/node/cli/monitor/textfile.ts';
import { lookBy } from '../../src/node/fleet/look.ts';
import { watchOnce } from '../../src/node/fleet/once.ts';
import { systemClock } from '../../src/node/fleet/system-clock.ts';
import { peers } from '../../src/node/lab/peers.ts';
import type { RunningPeer } from '../../src/node/lab/peer.ts';
import { lookFromHere } from '../../src/node/look-from-here.ts';
import { tell } from '../../src/node/tell/tell.ts';
import { hostOf } from '../fleet/looks.ts';
import { memoryQueue } from '../fleet/memory-queue.ts';
import { runServer, type Running } from '../server/running.ts';
import { missing } from './packages.ts';
import {
  queryOf,
  startAlertmanager,
  startNodeExporter,
  startPrometheus,
  untilSo,
  type Serving,
} from './prometheus.ts';

const root = join(import.meta.dirname, '../..');
const monitoring = join(root, 'docs/monitoring');
const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-prometheus-'));
const absent = missing('prometheus', 'promtool', 'prometheus-alertmanager', 'prometheus-node-exporter');

describe.skipIf(absent !== undefined)(`Prometheus${absent === undefined ? '' : ` (${absent})`}`, () => {
  const listening: RunningPeer[] = [];
  let server: Running;
  let prometheus: Serving;
  let alertmanager: Serving;
  let targets: readonly [healthy: string, expired: string];
  /** The time of a scrape that went well, behind two rounds of checks; later ones may fail where this machine is busy. */
  let scrapedAt: number;
  const scraped = (query: string) => queryOf(prometheus, query, scrapedAt);

  beforeAll(async () => {
    for (const id of ['healthy', 'expired-certificate'])
      listening.push(await peers.find((peer) => peer.id === id)!.start());
    targets = [`127.0.0.1:${listening[0]!.port}`, `127.0.0.1:${listening[1]!.port}`];
    const queue = memoryQueue(systemClock);
    server = await runServer({ queue });
    await server.store.hosts.put(targets.map((target) => hostOf(target)));
    await server.store.deliveries.put({
      id: 'd1',
      alert: 'a1',
      channel: 'chat',
      event: 'opened',
      state: 'sent',
      attempts: 1,
    });
    alertmanager = await startAlertmanager(folder);
    const tokenFile = join(folder, 'token');
    writeFileSync(tokenFile, await server.tokenOf('viewer'), { mode: 0o600 });
    const lookAtAll = () =>
      watchOnce(
        {
          store: server.store,
          queue,
          clock: systemClock,
          name: 'test',
          vantage: 'here',
          atOnce: 2,
          look: lookBy({ looking: lookFromHere(), clock: systemClock, version: 'test' }),
          tell: server.metrics.learn,
        },
        new AbortController().signal,
      );
    await lookAtAll();
    prometheus = await startPrometheus(folder, {
      target: new URL(server.url).host,
      tokenFile,
      rules: join(monitoring, 'rdpdoctor.rules.yml'),
      alertmanager: new URL(alertmanager.url).host,
    });
    await untilSo(
      () => queryOf(prometheus, 'rdp_checks_total{outcome!="broken"} > 0'),
      (series) => series.length > 0,
      'a first scrape',
    );
    await lookAtAll();
    const [second] = await untilSo(
      () =>
        queryOf(
          prometheus,
          'max(timestamp(rdp_checks_total)) and on () sum(rdp_checks_total) == 4 and on () sum(increase(rdp_checks_total[1m])) > 0',
        ),
      (series) => series.length > 0,
      'the checks between two scrapes',
    );
    scrapedAt = second!.value;
  });

  afterAll(async () => {
    prometheus?.close();
    alertmanager?.close();
    await server?.close();
    for (const peer of listening) await peer.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('scrapes with a token, and says of each host what the checks saw', async () => {
    expect(await scraped('up{job="rdpdoctor"}')).toMatchObject([{ value: 1 }]);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    const of = async (name: string) =>
      Object.fromEntries((await scraped(name)).map(({ metric, value }) => [metric['host'], value]));
    const [healthy, expired] = targets;
    expect(await of('rdp_up{vantage="here"}')).toEqual({ [healthy]: 1, [expired]: 1 });
    expect(await of('rdp_nla_required')).toEqual({ [healthy]: 1, [expired]: 1 });
    const ends = await of('rdp_certificate_not_after_seconds - time()');
    expect(ends[expired]! / 86_400).toBeCloseTo(-20, 0);
    expect(ends[healthy]).toBeGreaterThan(0);
    expect(await scraped('rdp_certificates_ending{days="0"}')).toMatchObject([{ value: 1 }]);
    expect(await scraped('sum(rdp_checks_total)')).toMatchObject([{ value: 4 }]);
    expect(await scraped('rdp_check_duration_seconds_count')).toMatchObject([{ value: 4 }]);
  });

  it('finds nothing in the names and texts that conventions forbid', async () => {
    // Another token of the role viewer would take the place of the one that Prometheus has.
    const asAdmin = await server.as('admin');
    const text = await (await asAdmin('/metrics')).text();
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toBe('');
    expect(status).toBe(0);
  });

  it('fires for the certificate that ended, and for that one alone', async () => {
    const firing = await untilSo(
      () => queryOf(prometheus, 'ALERTS{alertstate="firing"}'),
      (series) => series.length > 0,
      'an alert',
    );
    expect(firing.map(({ metric }) => [metric['alertname'], metric['host']])).toEqual([
      ['RemoteDesktopCertificateExpired', targets[1]],
    ]);
    await untilSo(
      () => alertsAt(alertmanager),
      (alerts) => alerts.some(({ labels }) => labels['alertname'] === 'RemoteDesktopCertificateExpired'),
      'the alert at the Alertmanager',
    );
  });

  it('has something to show in every panel of the dashboard', async () => {
    const { panels } = JSON.parse(readFileSync(join(monitoring, 'grafana-dashboard.json'), 'utf8')) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    const queries = panels.flatMap(({ title, targets: each }) => each.map(({ expr }) => ({ title, expr })));
    expect(queries.length).toBeGreaterThan(15);
    for (const { title, expr } of queries) {
      const query = expr
        .replaceAll('$__rate_interval', '1m')
        .replaceAll('$host', '.*')
        .replaceAll('$vantage', '.*');
      expect(query).not.toContain('$');
      const series = await scraped(query);
      expect(series.length, `${title}: ${query}`).toBeGreaterThan(0);
      expect(
        series.some(({ value }) => Number.isFinite(value)),
        `${title}: ${query}`,
      ).toBe(true);
    }
  });

  it('is handed an alert of ours, keeps it until it is over, and ends it then', async () => {
    const channel = { name: 'am', kind: 'alertmanager', least: 'notice', url: alertmanager.url } as const;
    const ways = { secret: () => undefined, signal: new AbortController().signal };
    const alert: Alert = {
      id: 'a1',
      key: 'down|srv01',
      state: 'open',
      severity: 'critical',
      headline: 'srv01 does not answer',
      proof: ['three connections were not answered'],
      hosts: ['srv01'],
      notices: [],
      since: new Date(Date.now() - 60_000).toISOString(),
    };
    expect(await tell(channel, { alert, event: 'opened', id: 'd1' }, ways)).toBeUndefined();
    const ours = async () =>
      (await alertsAt(alertmanager)).filter(({ labels }) => labels['key'] === 'down|srv01');
    const [there] = await untilSo(ours, (alerts) => alerts.length > 0, 'our alert');
    expect(there).toMatchObject({
      labels: { alertname: 'RemoteDesktop', severity: 'critical', host: 'srv01' },
      annotations: { summary: 'srv01 does not answer' },
      status: { state: 'active' },
    });
    // Alertmanager ends by itself what says nothing of its end; after resolve_timeout, here a second.
    expect(Date.parse(there!.endsAt) - Date.now()).toBeGreaterThan(30 * 86_400_000);
    const recoveredAt = new Date().toISOString();
    const over: Alert = { ...alert, state: 'recovered', recoveredAt };
    expect(await tell(channel, { alert: over, event: 'recovered', id: 'd2' }, ways)).toBeUndefined();
    await untilSo(ours, (alerts) => alerts.length === 0, 'the end of our alert');
  });

  it('node_exporter takes the file that watch writes, and what check prints', async () => {
    const texts = join(folder, 'textfile');
    const exporter = await startNodeExporter(texts);
    await writeTextfile(textfileOf(join(texts, 'rdp.prom')), server.store);
    const scrape = async () => (await fetch(`${exporter.url}/metrics`)).text();
    const written = await scrape();
    expect(written).toContain(`rdp_up{host="${targets[1]}",vantage="here"} 1`);
    expect(written).toContain('node_textfile_scrape_error 0');
    const [check] = await server.store.checks.latest();
    const stored = await server.store.checks.get(check!.id);
    const printed = documentOf([judge(stored!.file!)], { openmetrics: true });
    writeFileSync(join(texts, 'rdp.prom'), printed);
    const read = await scrape();
    expect(read).toContain('node_textfile_scrape_error 0');
    expect(read).toMatch(/rdp_tls_info\{.*version="TLS 1.3"/);
    exporter.close();
  });
});

describe.skipIf(absent !== undefined)('alert rules', () => {
  it.each([
    ['check', 'rdpdoctor.rules.yml'],
    ['test', 'rdpdoctor.rules-checks.yml'],
  ])('promtool %s rules', (task, file) => {
    const { status, stdout, stderr } = spawnSync('promtool', [task, 'rules', join(monitoring, file)], {
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toContain('SUCCESS');
    expect(status).toBe(0);
  });

  it('each has a test of it firing', () => {
    const names = [
      ...readFileSync(join(monitoring, 'rdpdoctor.rules.yml'), 'utf8').matchAll(/alert: (\w+)/g),
    ].map(([, name]) => name);
    const tests = readFileSync(join(monitoring, 'rdpdoctor.rules-checks.yml'), 'utf8');
    const fired = [...tests.matchAll(/alertname: (\w+)\n\s+eval_time: .+\n\s+exp_alerts:\n/g)].map(
      ([, name]) => name,
    );
    expect(new Set(fired)).toEqual(new Set(names));
  });
});

interface ShownAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly endsAt: string;
}

async function alertsAt({ url }: Serving): Promise<readonly ShownAlert[]> {
  return (await (await fetch(`${url}/api/v2/alerts?active=true`)).json()) as readonly ShownAlert[];
}
