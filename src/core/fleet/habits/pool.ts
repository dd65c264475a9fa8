import { sortedBy } from '../../facts/sorted-by.ts';
import type { CertificateSort, Renewal } from './renewals.ts';

/** Renewals of many hosts by issuer: of each sort only the newest, and few of each host, so that none speaks for all. */
export type Pool = ReadonlyMap<string, readonly Renewal[]>;

/** The pool of all renewals that were seen; asking it costs no more in a large fleet than in a small one. */
export function poolOf(renewals: readonly Renewal[]): Pool {
  const newest = [...sortedBy(renewals, ({ of }) => bucketOf(of)).values()].flatMap(newestOf);
  return sortedBy(newest, ({ of }) => of.issuer);
}

function newestOf(alike: readonly Renewal[]): readonly Renewal[] {
  const counts = new Map<string, number>();
  const few = alike
    .toSorted((a, b) => (a.at > b.at ? -1 : 1))
    .filter(({ host }) => {
      const count = (counts.get(host) ?? 0) + 1;
      counts.set(host, count);
      return count <= MOST_OF_HOST;
    });
  return few.slice(0, MOST);
}

/** Lives that differ by a tenth lie in one bucket or in two neighbours. */
function bucketOf({ issuer, days }: CertificateSort): string {
  return `${Math.round(Math.log(Math.max(1, days)) / Math.log(1.1))} ${issuer}`;
}

const MOST = 200;
const MOST_OF_HOST = 5;
