import type { Holders } from '../group.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** One certificate that Windows made for itself, shown by several computers: they were cloned, and share its key. */
export const certificateShared: Forecast = ({ host, checks, group }) => {
  const shown = newestWith(checks, ({ snapshot }) => snapshot.certificate);
  const computer = newestWith(checks, ({ snapshot }) => snapshot.computer)?.value;
  if (shown === undefined || computer === undefined || !shown.value.windowsSelfMade) return [];
  const { sha256, subject } = shown.value;
  const holders = group.holders.get(sha256);
  const twin = otherThan(computer, holders);
  if (twin === undefined) return [];
  return [
    {
      kind: 'certificateShared',
      host: host.target,
      key: `certificateShared ${host.target} ${sha256}`,
      severity: 'notice',
      evidence: { sha256, subject, computer, with: twin.first, computers: twin.hosts + 1 },
      assumed: [],
    },
  ];
};

/** The first host of another computer with it, and how many such hosts there are. */
function otherThan(computer: string, holders: Holders | undefined) {
  for (const [name, { first }] of holders?.computers ?? [])
    if (name !== computer)
      return { first, hosts: holders!.hosts - (holders!.computers.get(computer)?.hosts ?? 0) };
  return undefined;
}
