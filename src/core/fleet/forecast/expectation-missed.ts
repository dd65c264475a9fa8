import type { Forecast } from '../watched.ts';

/** What must be so of this host was not so in its last two checks. */
export const expectationMissed: Forecast = ({ host, checks }) => {
  const newest = checks.slice(-FEWEST);
  if (host.expect === undefined || newest.length < FEWEST) return [];
  if (!newest.every(({ snapshot }) => snapshot.exit === MISSED)) return [];
  return [
    {
      kind: 'expectationMissed',
      host: host.target,
      key: `expectationMissed ${host.target}`,
      severity: 'warning',
      evidence: { expect: host.expect, since: newest[0]!.startedAt },
      assumed: [],
    },
  ];
};

const FEWEST = 2;
/** The exit code of a host that connects and is not as --expect has it. */
const MISSED = 33;
