import type { Permission } from './ec2-rules.ts';
import { groupsGate } from './ec2-rules.ts';
import { darkGate, type Front } from './front.ts';

type Health = NonNullable<Front['told']['health']>;

/** A target of a target group, as its load balancer sees it. */
export interface Target {
  /** The id of an instance, or an address. */
  readonly id: string;
  readonly port: number | undefined;
  readonly state: string;
  readonly reason?: string;
}

/** What was read of a network load balancer of AWS for one port; absent what may not be read. */
export interface NetworkLoadBalancer {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  /** Whether a listener has the port; undefined where the listeners are not known. */
  readonly listener:
    | { readonly protocol: string; readonly targetGroups: readonly string[] }
    | undefined
    | 'none';
  readonly targets: readonly Target[] | undefined;
  /** Whether the machine meets the address of whoever connected; undefined where that is not known. */
  readonly keepsSource: boolean | undefined;
  /** Undefined where they may not be read; a load balancer may have none at all. */
  readonly groups:
    | readonly { readonly id: string; readonly name: string; readonly inbound: readonly Permission[] }[]
    | undefined;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Where a network load balancer leads a port. */
export function frontOfBalancer(
  balancer: NetworkLoadBalancer,
  instance: string,
  own: readonly string[],
): Front {
  const { name, address, port, listener, targets, keepsSource, groups, lists } = balancer;
  const said = { address, kind: 'loadBalancer', name, others: [], unread: [] } as const;
  const gates: Front['gates'] = (family) => {
    if (groups === undefined) return [darkGate('front', `the security groups of ${name}`, family)];
    if (groups.length === 0) return [];
    return [{ ...groupsGate(groups, lists, port, family), level: 'front' }];
  };
  const blind = { gates, hidesSource: true } as const;
  if (listener === undefined)
    return { told: { ...said, leads: 'cannotTell', unread: ['its listeners'] }, ...blind };
  if (listener === 'none') return { told: { ...said, leads: 'nowhere' }, ...blind };
  const rule = `${listener.protocol}:${port}`;
  if (targets === undefined)
    return { told: { ...said, leads: 'cannotTell', rule, unread: ['its targets'] }, ...blind };
  const isOurs = ({ id }: Target) => id === instance || own.includes(id);
  const ours = targets.filter(isOurs);
  const others = [...new Set(targets.filter((one) => !isOurs(one)).map(({ id }) => id))].slice(0, MOST);
  const best = order
    .map((state) => ours.find((one) => healthOf(one) === state))
    .find((one) => one !== undefined);
  if (best === undefined)
    return {
      told: { ...said, leads: targets.length === 0 ? 'nowhere' : 'elsewhere', rule, others },
      ...blind,
    };
  return {
    told: {
      ...said,
      leads: 'machine',
      rule,
      others,
      health: healthOf(best),
      ...(best.port === undefined ? {} : { toPort: best.port }),
      ...(best.reason === undefined ? {} : { healthReason: best.reason }),
    },
    gates,
    hidesSource: keepsSource !== true,
  };
}

/** TargetHealthStateEnum of Elastic Load Balancing. */
function healthOf({ state }: Target): Health {
  return states[state] ?? 'unknown';
}

const states: Readonly<Record<string, Health>> = {
  healthy: 'healthy',
  initial: 'starting',
  unhealthy: 'unhealthy',
  'unhealthy.draining': 'unhealthy',
  draining: 'draining',
  unused: 'unused',
};
const order: readonly Health[] = ['healthy', 'starting', 'unhealthy', 'draining', 'unused', 'unknown'];
const MOST = 10;
