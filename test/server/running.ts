import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningPlans } from '../../src/app/fleet-plans/fleet-plan-ports.ts';
import type { Queue } from '../../src/app/queue.ts';
import type { Role, Store } from '../../src/app/store.ts';
import { configSchema, type Config } from '../../src/core/fleet/config.ts';
import { metricsOf, type Metrics } from '../../src/node/fleet/metrics.ts';
import { owedIn } from '../../src/node/fix/owed-folder.ts';
import { openIdOf, type OpenIdSettings } from '../../src/node/server/access/openid.ts';
import { passwordsOf } from '../../src/node/server/access/password.ts';
import { fingerprintOf, newSecret } from '../../src/node/server/access/secret.ts';
import { allowedTargets } from '../../src/node/server/allowed-targets.ts';
import { firstVisitOf } from '../../src/node/server/first-visit.ts';
import { listen } from '../../src/node/server/listen.ts';
import { makeServer } from '../../src/node/server/server.ts';
import { settingsOf } from '../../src/node/server/settings-of.ts';
import { surroundingsOf } from '../../src/node/server/surroundings-of.ts';
import type { Surroundings } from '../../src/node/server/surroundings.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import { openStore } from '../../src/node/store/open-store.ts';

/** A server on loopback with a store of its own. */
export interface Running {
  readonly url: string;
  readonly store: Store;
  readonly around: Surroundings;
  readonly metrics: Metrics;
  /** A token of this role. */
  readonly tokenOf: (role: Role) => Promise<string>;
  readonly firstVisit: string | undefined;
  /** Moves the server's clock. */
  readonly pass: (ms: number) => void;
  /** Asks as a program with a token of this role. */
  readonly as: (role: Role) => Promise<(path: string, init?: RequestInit) => Promise<Response>>;
  readonly close: () => Promise<void>;
}

/** As passwords are, at a cost that a test can pay a hundred times. */
export const cheapPasswords = passwordsOf({ N: 2 ** 10, r: 8, p: 1 });

/** Starts a server; `ranges` are those of serve.ranges. */
export async function runServer({
  ranges = [],
  watched = [],
  openId,
  port = 0,
  pageFolder,
  queue,
  running,
  look,
  config = configSchema.parse({ serve: { ranges } }),
}: {
  readonly ranges?: readonly string[];
  readonly watched?: readonly string[];
  readonly openId?: (url: string) => OpenIdSettings;
  readonly port?: number;
  /** Of the built page; a page without anything where it is not named. */
  readonly pageFolder?: string;
  readonly queue?: Pick<Queue, 'depth'>;
  /** Lets plans be run. */
  readonly running?: RunningPlans<AbortSignal>;
  /** Looks at hosts instead of the wire. */
  readonly look?: Surroundings['look'];
  /** What people who sign in may see of it. */
  readonly config?: Config;
} = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'rdpdoctor-server-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>rdpdoctor</title>');
  const { store } = await openStore(join(folder, 'fleet.db'), () => {});
  // It moves by being looked at: what is let through in a while must not hang on how fast this machine is.
  let time = Date.now();
  const clock = { now: () => (time += 1), after: later };
  const metrics = metricsOf({ store, queue, now: clock.now, version: 'test', mostHosts: () => 100 });
  const allowed = allowedTargets(ranges, (target) => watched.includes(target));
  if ('problem' in allowed) throw new Error(allowed.problem);
  const ending = new AbortController();
  const around = {
    ...surroundingsOf({
      ending: ending.signal,
      running,
      owing: owedIn(join(folder, 'owed')),
      ...(look === undefined ? {} : { look }),
      store,
      metrics,
      clock,
      allowed,
      secure: false,
      scriptTexts: readScriptTexts,
      pageFolder: pageFolder ?? folder,
      version: 'test',
      settings: () =>
        settingsOf(config, {
          isConfigured: false,
          isWatching: false,
          version: 'test',
        }),
    }),
    passwords: cheapPasswords,
  };
  const visit = await firstVisitOf(store.people);
  const settings = openId?.(`http://127.0.0.1:${port}`);
  const provider = settings === undefined ? undefined : openIdOf(settings, store.people, clock.now);
  const { server, port: taken } = await listen(makeServer(around, visit, provider), {
    host: '127.0.0.1',
    port,
  });
  const url = `http://127.0.0.1:${taken}`;
  const tokenOf = async (role: Role) => {
    const secret = newSecret();
    const at = new Date(clock.now()).toISOString();
    await store.people.putToken({
      id: `token-${role}`,
      name: role,
      role,
      sha256: fingerprintOf(secret),
      createdBy: 'test',
      createdAt: at,
    });
    return secret;
  };
  return {
    url,
    store,
    around,
    metrics,
    firstVisit: visit.secret,
    pass: (ms) => (time += ms),
    tokenOf,
    as: async (role) => {
      const secret = await tokenOf(role);
      return (path, init = {}) =>
        fetch(`${url}${path}`, {
          ...init,
          headers: {
            authorization: `Bearer ${secret}`,
            'content-type': 'application/json',
            ...Object.fromEntries(new Headers(init.headers)),
          },
        });
    },
    close: async () => {
      ending.abort();
      await around.plans.runs.inProgress.ended();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function later(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
}
