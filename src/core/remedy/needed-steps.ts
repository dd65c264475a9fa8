import type { FactTypes } from '../facts/vocabulary.ts';
import { opensPort, rdpPort } from './firewall-doors.ts';
import type { Draft } from './merge-steps.ts';
import { specOf } from './spec-of.ts';

/** The drafts with what they cannot cure without: the restart that puts them in force, the door of the profile they switch to. */
export function withNeeded(drafts: readonly Draft[], known: Partial<FactTypes>): readonly Draft[] {
  return withRestart([...drafts, ...doorsFor(drafts, known)]);
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
