import { newestWith, type Forecast } from '../watched.ts';

/** One certificate that Windows made for itself, shown by several computers: they were cloned, and share its key. */
export const certificateShared: Forecast = ({ host, checks, group }) => {
  const shown = newestWith(checks, ({ snapshot }) => snapshot.certificate);
  const computer = newestWith(checks, ({ snapshot }) => snapshot.computer)?.value;
  if (shown === undefined || computer === undefined || !shown.value.windowsSelfMade) return [];
  const { sha256, subject } = shown.value;
  const twins = (group.holders.get(sha256) ?? []).filter(
    ({ snapshot }) => snapshot.computer !== undefined && snapshot.computer !== computer,
  );
  const [twin] = twins;
  if (twin === undefined) return [];
  return [
    {
      kind: 'certificateShared',
      host: host.target,
      key: `certificateShared ${host.target} ${sha256}`,
      severity: 'notice',
      evidence: { sha256, subject, computer, with: twin.host, computers: twins.length + 1 },
      assumed: [],
    },
  ];
};
