import type { CommonTrouble } from '../../fleet/alerts/common-trouble.ts';
import type { AlertWords } from '../../fleet/alerts/next-alerts.ts';

/** Many hosts that went silent together: what they share, what still answers, where to look first. `since` is ISO 8601. */
export function commonTroubleWords(trouble: CommonTrouble, since: string): AlertWords {
  const { shares, notices, answering, elsewhere } = trouble;
  const count = new Set(notices.map(({ host }) => host)).size;
  const all = answering === 0;
  return {
    headline: `${all ? `All ${count}` : `${count} of ${count + answering}`} hosts ${placeOf[shares.kind](shares.name)} stopped answering together`,
    proof: [
      `since ${since.slice(0, 16).replace('T', ' ')} UTC none of them answers on its port`,
      elsewhere > 0
        ? `${elsewhere} other ${elsewhere === 1 ? 'host answers' : 'hosts answer'}`
        : 'no other host answers either',
      `for instance ${notices
        .slice(0, 3)
        .map(({ host }) => host)
        .join(', ')}`,
    ],
    firstStep: firstSteps[elsewhere > 0 ? shares.kind : 'vantage'](shares.name),
  };
}

type Kind = CommonTrouble['shares']['kind'];
type Words = Readonly<Record<Kind, (name: string) => string>>;

const placeOf: Words = {
  network: (name) => `in ${name}`,
  group: (name) => `of the group ${name}`,
  vantage: (name) => `seen from ${name}`,
};

const firstSteps: Words = {
  network: (name) =>
    `Look at the way to ${name} first (VPN, router, firewall): so many hosts seldom fail at once. That it is the way was not measured.`,
  group: (name) =>
    `Look for what the hosts of ${name} have in common (site, VPN, hypervisor, an update of last night). What it is was not measured.`,
  vantage: (name) =>
    `Look at the network of ${name} first: nothing answers from there. Whether the hosts are well only another place can tell.`,
};
