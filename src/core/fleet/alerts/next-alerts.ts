import type { Alert } from '../alert.ts';
import { millisOf as millis } from '../../facts/time.ts';
import type { Notice } from '../notice.ts';
import { isAtLeast, severities, type AlertRules } from './alert-rules.ts';
import type { CommonTrouble, Placed } from './common-trouble.ts';
import { commonTroubles } from './common-trouble.ts';
import { isQuiet } from './quiet-hours.ts';

/** What an alert says: what is, the proof, what to do first. */
export interface AlertWords {
  readonly headline: string;
  readonly proof: readonly string[];
  readonly firstStep?: string;
}

/** What is so at one moment (ISO 8601). */
export interface FleetMoment {
  readonly now: string;
  readonly notices: readonly Notice[];
  readonly hosts: readonly Placed[];
  /** Hosts of which nothing new is known: their alerts neither end nor grow older. */
  readonly unseen: ReadonlySet<string>;
}

export interface AlertMaking {
  readonly rules: AlertRules;
  readonly newId: () => string;
  readonly wordsOf: (notice: Notice) => AlertWords;
  readonly commonWordsOf: (trouble: CommonTrouble, since: string) => AlertWords;
}

/** An alert that changed, and what is to be told of it. */
export interface AlertStep {
  readonly alert: Alert;
  readonly tell?: 'opened' | 'recovered' | 'reminded';
}

/** The alerts that follow from what is so now: begun, opened, recovered, reminded of; one that stays as it is is left out. */
export function nextAlerts(
  alerts: readonly Alert[],
  moment: FleetMoment,
  making: AlertMaking,
): readonly AlertStep[] {
  const troubles = troublesOf(moment, making);
  const byKey = new Map(
    alerts.filter(({ state }) => state !== 'recovered').map((alert) => [alert.key, alert]),
  );
  const held = new Set(
    troubles.flatMap(({ members, key }) =>
      members.length > 1 ? members.filter((each) => each !== key) : [],
    ),
  );
  const steps = troubles.map((trouble) => stepOf(trouble, byKey.get(trouble.key), moment, making));
  const lasting = new Set(troubles.map(({ key }) => key));
  const gone = [...byKey.values()].filter(({ key }) => !lasting.has(key));
  return [...steps, ...gone.map((alert) => goneStep(alert, held, moment, making))].filter(
    (step) => step !== undefined,
  );
}

/** One thing to tell of: a notice, or hosts that went silent together. */
interface Trouble {
  readonly key: string;
  /** Keys of the notices it stands for. */
  readonly members: readonly string[];
  readonly notices: readonly Notice[];
  readonly severity: Alert['severity'];
  readonly wordsAt: (since: string) => AlertWords;
}

function troublesOf({ notices, hosts }: FleetMoment, making: AlertMaking): readonly Trouble[] {
  const heard = notices.filter(({ kind }) => !making.rules.ignore.includes(kind));
  const { common, alone } = commonTroubles(heard.filter(isSilence), hosts);
  const single = [...heard.filter((notice) => !isSilence(notice)), ...alone];
  return [
    ...common.map((trouble) => ({
      key: `common|${trouble.shares.kind}|${trouble.shares.name}`,
      members: trouble.notices.map(({ key }) => key),
      notices: trouble.notices,
      severity: gravestOf(trouble.notices),
      wordsAt: (since: string) => making.commonWordsOf(trouble, since),
    })),
    ...single.map((notice) => ({
      key: notice.key,
      members: [notice.key],
      notices: [notice],
      severity: notice.severity,
      wordsAt: () => making.wordsOf(notice),
    })),
  ];
}

/** Nothing answered at all: what a dead line looks like. */
function isSilence({ kind, evidence }: Notice): boolean {
  return kind === 'down' && (evidence['phase'] === 'connection' || evidence['phase'] === 'name');
}

function stepOf(
  trouble: Trouble,
  known: Alert | undefined,
  { now }: FleetMoment,
  { rules, newId }: AlertMaking,
): AlertStep | undefined {
  if (known === undefined) return { alert: begun(trouble, now, newId()) };
  const alert = renewed(known, trouble);
  const { state, since, toldAt } = known;
  const waits = isQuiet(rules.quiet, alert.severity, millis(now));
  if (state === 'waiting')
    return millis(now) - millis(since) >= rules.graceSeconds * 1_000 && !waits
      ? { alert: { ...alert, state: 'open', toldAt: now, toldAs: alert.severity }, tell: 'opened' }
      : changed(known, alert);
  // Whoever hears of warnings only was not told of the notice that it was.
  if (alert.severity !== alert.toldAs && isAtLeast(alert.severity, alert.toldAs ?? 'notice') && !waits)
    return { alert: { ...alert, toldAt: now, toldAs: alert.severity }, tell: 'opened' };
  const overdue = millis(now) - millis(toldAt ?? since) >= rules.remindSeconds * 1_000;
  if (rules.remindSeconds > 0 && overdue && !waits && known.acknowledged === undefined)
    return { alert: { ...alert, toldAt: now }, tell: 'reminded' };
  return changed(known, alert);
}

function begun(trouble: Trouble, since: string, id: string): Alert {
  const { key, severity } = trouble;
  return { id, key, state: 'waiting', since, severity, ...contentOf(trouble, since) };
}

function renewed(known: Alert, trouble: Trouble): Alert {
  const { recoveredAt: _back, ...still } = known;
  const told = known.state === 'open' ? { toldAs: known.toldAs ?? known.severity } : {};
  return { ...still, ...told, severity: trouble.severity, ...contentOf(trouble, known.since) };
}

function contentOf(trouble: Trouble, since: string) {
  const { headline, proof, firstStep } = trouble.wordsAt(since);
  return {
    headline,
    proof: [...proof],
    ...(firstStep === undefined ? {} : { firstStep }),
    hosts: [...new Set(trouble.notices.map(({ host }) => host))],
    notices: [...trouble.notices],
  };
}

/** What is seen no longer: what was never told ends silently, what was told is told of when it has been gone long enough. */
function goneStep(
  alert: Alert,
  held: ReadonlySet<string>,
  { now, unseen }: FleetMoment,
  { rules }: AlertMaking,
): AlertStep | undefined {
  // Its host is told of in a common alert now.
  if (held.has(alert.key)) return { alert: { ...alert, state: 'recovered', recoveredAt: now } };
  if (alert.hosts.every((host) => unseen.has(host))) return undefined;
  if (alert.state === 'waiting') return { alert: { ...alert, state: 'recovered', recoveredAt: now } };
  const { recoveredAt } = alert;
  if (recoveredAt === undefined && rules.recoverSeconds > 0) return { alert: { ...alert, recoveredAt: now } };
  if (millis(now) - millis(recoveredAt ?? now) < rules.recoverSeconds * 1_000) return undefined;
  return { alert: { ...alert, state: 'recovered', recoveredAt: now }, tell: 'recovered' };
}

function changed(known: Alert, alert: Alert): AlertStep | undefined {
  return JSON.stringify(known) === JSON.stringify(alert) ? undefined : { alert };
}

function gravestOf(notices: readonly Notice[]): Alert['severity'] {
  return severities.find((each) => notices.some(({ severity }) => severity === each)) ?? 'notice';
}
