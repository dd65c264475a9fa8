import type { Settings } from '../../../app/api/settings.ts';
import type { Config } from '../../../core/fleet/config.ts';
import type { Fleet } from '../../fleet/open-fleet.ts';
import { systemClock } from '../../fleet/system-clock.ts';
import { owedFolder, owedIn } from '../../fix/owed-folder.ts';
import { allowedTargets, type AllowedTargets } from '../../server/allowed-targets.ts';
import type { ListenAsked } from '../../server/listen.ts';
import { surroundingsOf, type ServerWishes } from '../../server/surroundings-of.ts';
import type { Surroundings } from '../../server/surroundings.ts';
import { watchedTargets, type WatchedTargets } from '../../server/watched-targets.ts';
import { canonical } from '../../store/canonical.ts';
import { readScriptTexts } from '../../windows/script-texts.ts';
import { UsageError } from '../usage-error.ts';
import { VERSION } from '../version.ts';
import { pageFolder } from './page-folder.ts';

/** The configuration that holds now: one that was read again takes its place. */
export interface LiveConfig {
  config: Config;
}

/** What a server of this machine has around it; it looks at what is watched, and at what the configuration of the moment allows. */
export async function serverAround(
  { live, settings }: { readonly live: LiveConfig; readonly settings: () => Settings },
  { tls }: ListenAsked,
  { store, queue }: Fleet,
  more: Pick<ServerWishes, 'metrics' | 'running' | 'ending'>,
): Promise<Surroundings> {
  const watched = watchedTargets(store.hosts, systemClock, more.ending);
  await watched.read();
  const around = surroundingsOf({
    store,
    queue,
    ...more,
    owing: owedIn(owedFolder()),
    clock: systemClock,
    allowed: allowedNow(live, watched),
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

function allowedNow(live: LiveConfig, watched: Pick<WatchedTargets, 'has'>): AllowedTargets {
  const allowed = () => {
    const made = allowedTargets(live.config.serve.ranges, (target) => watched.has(canonical(target)));
    if ('problem' in made) throw new UsageError(made.problem);
    return made;
  };
  // What is wrong in it is told before anything listens.
  allowed();
  return {
    target: (text) => allowed().target(text),
    address: (target, address) => allowed().address(target, address),
  };
}
