import { addressOf } from '../../../app/serve/way-in.ts';
import { listeningProblem } from '../../../app/system-words.ts';
import type { Config } from '../../../core/fleet/config.ts';
import { variableIn } from '../../../core/fleet/variable.ts';
import { metricsOf } from '../../fleet/metrics.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import type { ReadConfig } from '../../fleet/read-config.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { openIdOf, type OpenId } from '../../server/access/openid.ts';
import { firstVisitOf } from '../../server/first-visit.ts';
import { listen, type ListenAsked } from '../../server/listen.ts';
import { makeServer } from '../../server/server.ts';
import { settingsOf } from '../../server/settings-of.ts';
import type { Surroundings } from '../../server/surroundings.ts';
import { showTarget } from '../../target/target.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';
import { runningPlansIn } from './running-plans.ts';
import { serverAround, type LiveConfig } from './server-around.ts';

/** What is to be served, and from where. */
export interface ServeAsked {
  readonly read: ReadConfig | undefined;
  readonly config: Config;
  readonly asked: ListenAsked;
  readonly fleet: Fleet;
  readonly isWatching: boolean;
}

/** Puts a server together and listens; `ended` waits for the plans that it carries out. */
export async function openServer({ read, config, asked, fleet, isWatching }: ServeAsked) {
  const live: LiveConfig = { config };
  const { store, queue } = fleet;
  const mostHosts = () => live.config.serve.metrics.hosts;
  const metrics = metricsOf({ store, queue, now: systemClock.now, version: VERSION, mostHosts });
  const is = { isConfigured: read !== undefined, isWatching, version: VERSION };
  const told = { live, settings: () => settingsOf(live.config, is) };
  const ending = new AbortController();
  const may = { running: runningPlansIn(read), ending: ending.signal };
  const around = await serverAround(told, asked, fleet, { metrics, ...may });
  const visit = await firstVisitOf(store.people);
  const app = makeServer(around, visit, openIdIn(config, asked, fleet));
  const { server, port, renew } = await listen(app, asked).catch((error: unknown) =>
    notListening(asked, error),
  );
  const close = () => {
    server.closeAllConnections();
    server.close();
    ending.abort();
  };
  const url = addressOf(config, asked, port);
  const ended = (graceMs: number) => endedWithin(graceMs, around);
  return {
    live,
    hear: metrics.learn,
    changed: around.changes.emit,
    renew,
    runs: around.plans.runs,
    close,
    ended,
    url,
    secret: visit.secret,
  };
}

/** What a plan was doing is written down first, as far as there is time; the journal on its host knows the rest. */
async function endedWithin(ms: number, { plans }: Surroundings): Promise<void> {
  let off = () => {};
  const timeUp = new Promise<void>((resolve) => (off = systemClock.after(ms, resolve)));
  await Promise.race([plans.runs.inProgress.ended(), timeUp]);
  off();
}

function openIdIn(config: Config, asked: ListenAsked, { store }: Fleet): OpenId | undefined {
  const { openId } = config.serve;
  if (openId === undefined) return undefined;
  const secret = process.env[variableIn(openId.clientSecret ?? '') ?? ''];
  const callback = `${addressOf(config, asked, asked.port)}/api/openid/end`;
  const settings = { ...openId, callback, ...(secret === undefined ? {} : { secret }) };
  return openIdOf(settings, store.people, systemClock.now);
}

function notListening(asked: ListenAsked, error: unknown): never {
  throw new UsageError(`serve.listen "${showTarget(asked)}": ${listeningProblem(error)}`, 3);
}
