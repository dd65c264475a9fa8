import type { FactTypes } from '../facts/vocabulary.ts';
import { opensPort, rdpPort } from './firewall-doors.ts';
import type { Draft } from './merge-steps.ts';
import { momentOf, specOf } from './spec-of.ts';

/** The drafts with what they cannot cure without: the restart that puts them in force, the door of the profile they switch to. */
export function withNeeded(
  drafts: readonly Draft[],
  { known, restartAt }: { readonly known: Partial<FactTypes>; readonly restartAt?: string },
): readonly Draft[] {
  return [...withRestart([...drafts, ...doorsFor(drafts, known)]), ...plannedRestart(drafts, restartAt)];
}

/** What is in force only after a start of Windows gets it at the time that a person named. */
function plannedRestart(drafts: readonly Draft[], at: string | undefined): readonly Draft[] {
  if (at === undefined) return [];
  return drafts
    .filter(({ action }) => momentOf(action) === 'machineRestart')
    .map((draft) => ({ ...draft, action: { kind: 'restartWindows', at } }));
}

/** What is in force only once a service was restarted brings that restart with it. */
function withRestart(drafts: readonly Draft[]): readonly Draft[] {
  const restarts = drafts.flatMap((draft): readonly Draft[] => {
    const { when, services } = specOf(draft.action.kind).takesEffect(draft.action);
    return draft.machine !== 'server' || when !== 'serviceRestart' || services === undefined
      ? []
      : [{ ...draft, action: { kind: 'restartServices', services: [...services] } }];
  });
  return [...drafts, ...restarts];
}

/** A network that becomes Private lets nobody in while no rule for Private is enabled. */
function doorsFor(drafts: readonly Draft[], known: Partial<FactTypes>): readonly Draft[] {
  const { firewall } = known;
  const switches = drafts.find(({ action }) => action.kind === 'setNetworkProfile');
  if (switches === undefined || firewall === undefined || firewall.enabled['private'] === false) return [];
  const port = rdpPort(known);
  if (opensPort(firewall, port, 'private')) return [];
  const action =
    port === 3389
      ? ({ kind: 'enableFirewallGroup', profiles: ['private'] } as const)
      : ({ kind: 'allowFirewallPort', port, profiles: ['private'] } as const);
  return [{ ...switches, action: { ...action, profiles: [...action.profiles] } }];
}
