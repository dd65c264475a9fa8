import type { ClientAnswer } from '../../core/report/check-report.ts';
import { phaseNames } from '../../core/report/terminal/phase-line.ts';

/** Clients that share an answer and its reason. */
export interface ClientGroup {
  readonly connects: ClientAnswer['connects'];
  readonly why: string;
  readonly names: readonly { readonly name: string; readonly isDoubtful: boolean }[];
}

/** The client matrix by answer and reason: who would connect, who would not, and of whom it is not known. */
export function clientGroups(clients: readonly ClientAnswer[]): readonly ClientGroup[] {
  return (['yes', 'no', 'notKnown'] as const).flatMap((connects) => {
    const groups = new Map<string, ClientAnswer[]>();
    for (const client of clients.filter((each) => each.connects === connects)) {
      const why = connects === 'yes' ? '' : reasonOf(client);
      groups.set(why, [...(groups.get(why) ?? []), client]);
    }
    return [...groups].map(([why, members]) => ({
      connects,
      why,
      names: members.map(({ name, confidence }) => ({
        name,
        isDoubtful: connects === 'yes' && confidence === 'unconfirmed',
      })),
    }));
  });
}

function reasonOf({ phase, why }: ClientAnswer): string {
  return phase === undefined ? why : `${phaseNames[phase]}: ${why}`;
}
