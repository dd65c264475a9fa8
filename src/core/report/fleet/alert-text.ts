import { harmless } from '../../bytes/harmless.ts';
import type { Alert, Delivery } from '../../fleet/alert.ts';
import { minuteOf } from '../../facts/time.ts';

/** An alert as people get it: one line, and the lines below it. */
export interface AlertText {
  readonly subject: string;
  readonly body: string;
}

/** The headline, the proof, the first step; what happened stands before the headline. `link` leads to the alert. */
export function alertText(alert: Alert, event: Delivery['event'], link?: string): AlertText {
  const { headline, proof, firstStep, hosts, since, recoveredAt } = alert;
  const lines = [
    headline,
    '',
    ...proof.map((line) => `- ${line}`),
    ...(firstStep === undefined || event === 'recovered' ? [] : ['', `First: ${firstStep}`]),
    '',
    event === 'recovered' && recoveredAt !== undefined
      ? `It lasted from ${minuteOf(since)} to ${minuteOf(recoveredAt)}.`
      : `It began ${minuteOf(since)}.`,
    ...(hosts.length > 1 ? [hostsLine(hosts)] : []),
    ...(link === undefined ? [] : [link]),
  ];
  return {
    subject: harmless(`[${marks[event](alert)}] ${headline}`).slice(0, 200),
    body: `${lines.map(harmless).join('\n')}\n`,
  };
}

function hostsLine(hosts: readonly string[]): string {
  const shown = hosts.slice(0, MOST_HOSTS).join(', ');
  return hosts.length > MOST_HOSTS
    ? `Hosts: ${shown} and ${hosts.length - MOST_HOSTS} more`
    : `Hosts: ${shown}`;
}

const MOST_HOSTS = 20;

const marks: Readonly<Record<Delivery['event'], (alert: Alert) => string>> = {
  opened: ({ severity }) => severity,
  reminded: ({ severity }) => `still ${severity}`,
  recovered: () => 'over',
};
