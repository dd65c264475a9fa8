import { millisOf } from '../../facts/time.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** Another build of Windows than a few days ago: somebody updated, restored or replaced the machine. */
export const buildChanged: Forecast = ({ host, checks }, now) => {
  const newest = newestWith(checks, ({ snapshot }) => snapshot.build);
  if (newest === undefined) return [];
  const last = newestWith(checks, ({ snapshot: { build } }) =>
    build === undefined || build === newest.value ? undefined : build,
  );
  if (last === undefined) return [];
  const first = checks.find(
    ({ startedAt, snapshot }) => startedAt > last.check.startedAt && snapshot.build === newest.value,
  );
  if (first === undefined || millisOf(now) - millisOf(first.startedAt) > RECENT_DAYS * DAY) return [];
  return [
    {
      kind: 'buildChanged',
      host: host.target,
      key: `buildChanged ${host.target} ${newest.value}`,
      severity: 'notice',
      evidence: {
        before: last.value,
        after: newest.value,
        lastAt: last.check.startedAt,
        since: first.startedAt,
      },
      assumed: [],
    },
  ];
};

const DAY = 86_400_000;
const RECENT_DAYS = 7;
