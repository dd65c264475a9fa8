import { actions, type Action } from './actions.ts';
import type { LeftOut } from './plan-view.ts';

/** A step before it has its place: what one finding wants done on one machine. */
export interface Draft {
  readonly machine: 'server' | 'client';
  readonly remedy: string;
  readonly cause: string;
  readonly action: Action;
}

type Merged = Draft & { readonly causes: readonly string[] };

/** Steps in the order of the list of actions, each once, with one restart behind everything that needs it. */
export function mergeSteps(drafts: readonly Draft[]): {
  readonly steps: readonly Merged[];
  readonly dropped: readonly LeftOut[];
} {
  const bySlot = new Map<string, Merged>();
  const dropped: LeftOut[] = [];
  for (const draft of drafts) {
    const slot = slotOf(draft.action);
    const there = bySlot.get(slot);
    if (there === undefined) {
      bySlot.set(slot, { ...draft, causes: [draft.cause] });
    } else {
      const merged = mergeActions(there.action, draft.action);
      if (merged === undefined) {
        dropped.push({
          remedy: draft.remedy,
          cause: draft.cause,
          why: `the plan sets the same thing otherwise: ${there.remedy}`,
        });
      } else {
        bySlot.set(slot, { ...there, action: merged, causes: [...new Set([...there.causes, draft.cause])] });
      }
    }
  }
  const ordered = [...bySlot.values()].toSorted((a, b) => placeOf(a.action) - placeOf(b.action));
  for (const { remedy, cause } of ordered.slice(MAX_STEPS)) {
    dropped.push({
      remedy,
      cause,
      why: `a plan has at most ${MAX_STEPS} steps; make another one after this`,
    });
  }
  return { steps: ordered.slice(0, MAX_STEPS), dropped };
}

/** What an action sets: two actions with the same slot are the same step or contradict each other. */
function slotOf(action: Action): string {
  switch (action.kind) {
    case 'bindListenerCertificate':
    case 'unbindListenerCertificate':
      return 'listenerCertificate';
    case 'setCipherOrder':
    case 'clearCipherPolicy':
      return 'cipherOrder';
    case 'setRegistryValue':
    case 'deleteRegistryValue':
      return `registry ${action.key}\\${action.name}`.toLowerCase();
    case 'setServiceStartup':
    case 'startService':
      return `${action.kind} ${action.service}`;
    case 'removeCertificate':
    case 'importPfx':
    case 'trustCertificate':
      return `${action.kind} ${action.sha1}`;
    case 'grantKeyAccess':
    case 'setAsideKeyFile':
      return `${action.kind} ${action.keyFile.toLowerCase()}`;
    case 'setSchannelProtocol':
      return `${action.kind} ${action.version} ${action.side}`;
    case 'allowFirewallPort':
      return `${action.kind} ${action.port}`;
    case 'setNetworkProfile':
      return `${action.kind} ${action.interface}`;
    case 'removeHostsEntry':
      return `${action.kind} ${action.name} ${action.address}`.toLowerCase();
    case 'addGroupMember':
      return `${action.kind} ${action.member}`.toLowerCase();
    case 'rewriteRdpFile':
      return `${action.kind} ${action.path}`;
    default:
      return action.kind;
  }
}

/** One action for both, or undefined where they contradict each other. */
function mergeActions(a: Action, b: Action): Action | undefined {
  if (a.kind === 'restartServices' && b.kind === 'restartServices') {
    return { ...a, services: [...new Set([...a.services, ...b.services])] };
  }
  if (a.kind === 'enableFirewallGroup' && b.kind === 'enableFirewallGroup') {
    return { ...a, profiles: [...new Set([...a.profiles, ...b.profiles])] };
  }
  if (a.kind === 'allowFirewallPort' && b.kind === 'allowFirewallPort') {
    return { ...a, profiles: [...new Set([...a.profiles, ...b.profiles])] };
  }
  if (a.kind === 'awaitSelfSignedCertificate' && b.kind === 'awaitSelfSignedCertificate') {
    return { ...a, seconds: Math.max(a.seconds, b.seconds) };
  }
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

/** The list of actions, with the one restart behind all of it and the wait for what the restart makes behind that. */
function placeOf({ kind }: Action): number {
  if (kind === 'restartServices') return actions.length;
  if (kind === 'awaitSelfSignedCertificate') return actions.length + 1;
  return actions.findIndex((spec) => spec.kind === kind);
}

/** As many as the plan's format takes. */
const MAX_STEPS = 64;
