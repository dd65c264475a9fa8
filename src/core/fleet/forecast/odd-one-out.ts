import { traitOf, traits } from '../group.ts';
import { newestWith, type Forecast } from '../watched.ts';

/** A host that differs from what nearly all others of its group share. */
export const oddOneOut: Forecast = ({ host, checks, group }) =>
  traits.flatMap((trait) => {
    const shared = group.shared.get(trait);
    if (shared === undefined) return [];
    const own = newestWith(checks, ({ snapshot }) => traitOf(trait, snapshot))?.value;
    if (own === undefined || shared.value === own) return [];
    return [
      {
        kind: 'oddOneOut' as const,
        host: host.target,
        key: `oddOneOut ${host.target} ${trait}`,
        severity: 'notice' as const,
        evidence: { trait, own, others: shared.value, agree: shared.agree, of: shared.of },
        assumed: [{ code: 'groupIsAlike', from: 'group' as const, seen: shared.of }],
      },
    ];
  });
