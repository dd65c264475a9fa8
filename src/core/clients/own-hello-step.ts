import { weakest, type ClientProfile } from './client-profile.ts';
import { endAt, goOn, type Facts, type Step, isSteady } from './step.ts';
import { windowsClients } from './windows-clients.ts';

/** The very hello of mstsc was sent: what it met decides for that client, and for those that offer no more than it. */
export function judgeOwnHello(facts: Facts, profile: ClientProfile): Step | undefined {
  const { clientHello, tlsHandshake } = facts;
  if (clientHello === undefined || clientHello.outcome === 'timedOut') return undefined;
  const { outcome, version, suite, alert } = clientHello;
  if (outcome === 'answered') {
    const takes = profile.tlsVersions.value?.includes(version ?? 'SSL 2.0') === true;
    return takes && profile.suites.value?.includes(suite ?? '') === true
      ? goOn(weakest(profile.tlsVersions.confidence, profile.suites.confidence), `${version}, ${suite}`)
      : undefined;
  }
  if (tlsHandshake === undefined || !offersNoMore(profile)) return undefined;
  if ((outcome === 'closed' || outcome === 'reset') && !isSteady(facts)) return undefined;
  const how = outcome === 'alert' ? `alert ${alert ?? 0}` : (metWith[outcome] ?? 'something else than TLS');
  const own = profile.id === clientHello.client ? 'confirmed' : profile.suites.confidence;
  const takes = tlsHandshake.outcome === 'completed' ? `, while ${tlsHandshake.cipher} is accepted` : '';
  return endAt('encryption', 'no', own, `what it offers is answered with ${how}${takes}`);
}

/** Whether all that a client offers is in the hello of mstsc on Windows 11 23H2. */
function offersNoMore({ suites, tlsVersions, groups, doubtfulSuites }: ClientProfile): boolean {
  const within = (own: readonly string[] | undefined, all: readonly string[] | undefined) =>
    own !== undefined && own.every((name) => all?.includes(name));
  return (
    doubtfulSuites === undefined &&
    within(suites.value, helloSender?.suites.value) &&
    within(tlsVersions.value, helloSender?.tlsVersions.value) &&
    within(groups.value, helloSender?.groups.value)
  );
}

const helloSender = windowsClients.find(({ id }) => id === 'mstsc-windows-11-23h2');
const metWith: Readonly<Record<string, string>> = { closed: 'a close', reset: 'a reset' };
