import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../app/api/settings.ts';
import type { Config } from '../../core/fleet/config.ts';
import type { RestartSetting } from '../../core/fleet/restart-settings.ts';
import { configSchema } from '../../core/fleet/config.ts';
import { metricsOf, type Metrics } from '../fleet/metrics.ts';
import type { Fleet } from '../fleet/open-fleet.ts';
import { openIdOf, type OpenId } from '../server/access/openid.ts';
import { allowedTargets } from '../server/allowed-targets.ts';
import { firstVisitOf } from '../server/first-visit.ts';
import { settingsOf } from '../server/settings-of.ts';
import { listen, listenAskedOf, type ListenAsked } from '../server/listen.ts';
import { makeServer } from '../server/server.ts';
import { canonical } from '../store/canonical.ts';
import { watchedTargets } from '../server/watched-targets.ts';
import { surroundingsOf, type ServerWishes } from '../server/surroundings-of.ts';
import type { Surroundings } from '../server/surroundings.ts';
import { variableIn } from '../../core/fleet/variable.ts';
import { readScriptTexts } from '../windows/script-texts.ts';
import { systemClock } from '../fleet/system-clock.ts';
import { baselinesIn, type Baselines } from './baselines-in.ts';
import { configAt, hostsIn, storeIn, tlsIn } from './config-at.ts';
import { fleetAt } from './fleet-at.ts';
import { storeOf } from './fleet-options.ts';
import type { Output } from './output.ts';
import { runningPlansIn } from './running-plans.ts';
import { storeFlag } from './store-place.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';
import { putHosts, startWatching, type WatchingAround } from './watching.ts';

export interface ServeFlags {
  readonly config?: string;
  readonly store?: string;
  readonly listen?: string;
  readonly watch: boolean;
}

/** The configuration that holds now: one that was read again takes its place. */
interface Live {
  config: Config;
}

/** A server that runs; `says` is what whoever started it should see. */
export interface Serving {
  readonly says: string;
  readonly stop: (graceMs: number) => Promise<void>;
}

/** Opens the store, listens, and watches unless told not to. */
export async function startServing(flags: ServeFlags, output: Output): Promise<Serving> {
  const read = flags.config === undefined ? undefined : configAt(flags.config);
  const config = withFlags(read?.config ?? configSchema.parse({}), flags);
  const asked = listenAskedOf(config.serve.listen, read === undefined ? undefined : tlsIn(read));
  if ('problem' in asked) throw new UsageError(asked.problem);
  const where =
    read === undefined || flags.store !== undefined ? storeOf({ ...flags, atOnce: '1' }) : storeIn(read);
  const fleet = await fleetAt(where, output);
  try {
    const hosts =
      read === undefined ? [] : hostsIn(read, (line) => output.note(`${flags.config}: ${line}\n`));
    const baselines: Baselines = read === undefined ? new Map() : baselinesIn(read, hosts);
    if (read !== undefined) await putHosts(hosts, fleet);
    const live = { config };
    const metrics = metricsIn(live, fleet);
    const is = { isConfigured: read !== undefined, isWatching: flags.watch, version: VERSION };
    const told = { live, settings: () => settingsOf(live.config, is) };
    const ending = new AbortController();
    const may = { running: runningPlansIn(read), ending: ending.signal };
    const around = await surroundingsIn(told, asked, fleet, { metrics, ...may });
    const visit = await firstVisitOf(fleet.store.people);
    const { server, port, renew } = await listen(
      makeServer(around, visit, openIdIn(config, asked, fleet)),
      asked,
    ).catch(notListening);
    const url = addressOf(config, asked, port);
    const watchingAround: WatchingAround = {
      fleet,
      output,
      linkOf: (alert) => `${url}/alerts/${alert}`,
      changed: around.changes.emit,
      hear: metrics.learn,
      restarts: restartsOf(flags),
      took: (again) => {
        live.config = withFlags(again.config, flags);
        const tls = tlsIn(again);
        if (tls !== undefined) renew(tls);
      },
    };
    const watching = flags.watch
      ? startWatching({ config, baselines }, watchingAround, flags.config)
      : undefined;
    return {
      says: wayIn(url, visit.secret, storeFlag(where)),
      stop: async (graceMs) => {
        server.closeAllConnections();
        server.close();
        ending.abort();
        await Promise.all([watching?.stop(graceMs), endedWithin(graceMs, around)]);
        await fleet.close();
      },
    };
  } catch (error) {
    await fleet.close();
    throw error;
  }
}

/** What runs until a restart; what is typed stays as it was typed. */
function restartsOf({ store, listen: typed }: ServeFlags): readonly RestartSetting[] {
  const names: readonly RestartSetting[] = [
    'store',
    'serve.listen',
    'serve.address',
    'serve.tls',
    'serve.openId',
    'serve.runPlans',
  ];
  return names.filter(
    (name) => !(name === 'store' && store !== undefined) && !(name === 'serve.listen' && typed !== undefined),
  );
}

/** What is typed counts before what is written in the file. */
function withFlags(config: Config, { listen }: ServeFlags): Config {
  return listen === undefined ? config : { ...config, serve: { ...config.serve, listen } };
}

function wayIn(url: string, secret: string | undefined, store: string): string {
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

async function surroundingsIn(
  { live, settings }: { readonly live: Live; readonly settings: () => Settings },
  { tls }: ListenAsked,
  { store, queue }: Fleet,
  more: Pick<ServerWishes, 'metrics' | 'running' | 'ending'>,
): Promise<Surroundings> {
  const watched = watchedTargets(store.hosts, systemClock, more.ending);
  await watched.read();
  const allowed = () => {
    const made = allowedTargets(live.config.serve.ranges, (target) => watched.has(canonical(target)));
    if ('problem' in made) throw new UsageError(made.problem);
    return made;
  };
  allowed();
  const around = surroundingsOf({
    store,
    queue,
    ...more,
    clock: systemClock,
    allowed: {
      target: (text) => allowed().target(text),
      address: (target, address) => allowed().address(target, address),
    },
    learnWatched: watched.read,
    secure: tls !== undefined,
    scriptTexts: readScriptTexts,
    pageFolder: pageFolder(),
    version: VERSION,
    settings,
  });
  around.changes.on((kind) => {
    if (kind === 'hosts') watched.readSurely();
  });
  return around;
}

/** What a plan was doing is written down first, as far as there is time; the journal on its host knows the rest. */
async function endedWithin(ms: number, { plans }: Surroundings): Promise<void> {
  let off = () => {};
  const timeUp = new Promise<void>((resolve) => (off = systemClock.after(ms, resolve)));
  await Promise.race([plans.runs.inProgress.ended(), timeUp]);
  off();
}

function metricsIn(live: Live, { store, queue }: Fleet): Metrics {
  const mostHosts = () => live.config.serve.metrics.hosts;
  return metricsOf({ store, queue, now: systemClock.now, version: VERSION, mostHosts });
}

function openIdIn(config: Config, asked: ListenAsked, { store }: Fleet): OpenId | undefined {
  const { openId } = config.serve;
  if (openId === undefined) return undefined;
  const secret = process.env[variableIn(openId.clientSecret ?? '') ?? ''];
  const callback = `${addressOf(config, asked, asked.port)}/api/openid/end`;
  const settings = { ...openId, callback, ...(secret === undefined ? {} : { secret }) };
  return openIdOf(settings, store.people, systemClock.now);
}

function addressOf({ serve }: Config, { host, tls }: ListenAsked, port: number): string {
  if (serve.address !== undefined) return serve.address.replace(/\/$/, '');
  return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function notListening(error: Error & { readonly code?: string }): never {
  throw new UsageError(`serve.listen: cannot listen there (${error.code ?? error.message})`, 3);
}

/** Beside the built program; the sources have none until they are built. */
function pageFolder(): string {
  const folder = [join(import.meta.dirname, 'page'), join(import.meta.dirname, '..', 'page')].find((path) =>
    existsSync(path),
  );
  if (folder === undefined) throw new UsageError('serve: the page is not built; run npm run build', 3);
  return folder;
}
