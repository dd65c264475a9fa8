import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freeAddress, startProgram, untilListening, type Running } from './programs.ts';

/** A program of Prometheus that answers at a URL. */
export interface Serving extends Running {
  readonly url: string;
}

/** What a scrape is told: where, with which token file; which rules; whom it tells. */
export interface Scraping {
  readonly target: string;
  readonly tokenFile: string;
  readonly rules: string;
  readonly alertmanager: string;
}

export async function startPrometheus(folder: string, scraping: Scraping): Promise<Serving> {
  const config = join(folder, 'prometheus.yml');
  const address = await freeAddress(9090);
  writeFileSync(
    config,
    `global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
rule_files: [${scraping.rules}]
alerting: {alertmanagers: [{static_configs: [{targets: ['${scraping.alertmanager}']}]}]}
scrape_configs:
  - job_name: rdpdoctor
    authorization: {credentials_file: ${scraping.tokenFile}}
    static_configs: [{targets: ['${scraping.target}']}]
`,
  );
  return startServing(address, 9090, '/-/ready', [
    'prometheus',
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'tsdb')}`,
    `--web.listen-address=${address}:9090`,
  ]);
}

/** Forgets what is not told again within a second, unless an alert says itself when it ends. */
export async function startAlertmanager(folder: string): Promise<Serving> {
  const config = join(folder, 'alertmanager.yml');
  const address = await freeAddress(9093);
  writeFileSync(
    config,
    'global: {resolve_timeout: 1s}\nroute: {receiver: nobody}\nreceivers: [{name: nobody}]\n',
  );
  return startServing(address, 9093, '/-/ready', [
    'prometheus-alertmanager',
    `--config.file=${config}`,
    `--storage.path=${join(folder, 'alertmanager')}`,
    `--web.listen-address=${address}:9093`,
    '--cluster.listen-address=',
  ]);
}

export async function startNodeExporter(folder: string): Promise<Serving> {
  mkdirSync(folder, { recursive: true });
  const address = await freeAddress(9100);
  return startServing(address, 9100, '/', [
    'prometheus-node-exporter',
    '--collector.disable-defaults',
    '--collector.textfile',
    `--collector.textfile.directory=${folder}`,
    `--web.listen-address=${address}:9100`,
  ]);
}

export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a query gives now, or gave at a time (seconds since 1970); one that is none throws what Prometheus says of it. */
export async function queryOf({ url }: Serving, query: string, at?: number): Promise<readonly Series[]> {
  const time = at === undefined ? '' : `&time=${at}`;
  const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}${time}`);
  const { data, error } = (await answer.json()) as {
    readonly error?: string;
    readonly data?: {
      readonly result: readonly { readonly metric: Series['metric']; readonly value: [number, string] }[];
    };
  };
  if (data === undefined) throw new Error(`${query}: ${error}`);
  return data.result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
}

/** Asks again until it is so. */
export async function untilSo<T>(
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  what: string,
): Promise<T> {
  const giveUp = Date.now() + 400_000;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > giveUp) throw new Error(`${what}: not so; last ${JSON.stringify(answer).slice(0, 500)}`);
    await pause(200);
  }
}

/** Prometheus and its Alertmanager listen before they are ready; until then they answer 503. */
async function startServing(
  address: string,
  port: number,
  readiness: string,
  command: readonly string[],
): Promise<Serving> {
  const program = startProgram(command);
  await untilListening(program, port, address);
  const url = `http://${address}:${port}`;
  await untilSo(
    async () => (await fetch(`${url}${readiness}`)).status,
    (status) => status === 200,
    `${command[0]} is ready`,
  );
  return { url, close: program.close };
}
