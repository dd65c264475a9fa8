import type { ComponentChildren, JSX } from 'preact';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { Advice } from './advice.tsx';
import { Certificate } from './certificate.tsx';
import { Clients } from './clients.tsx';
import { JourneyPicture } from './journey.tsx';
import { PlanView } from './plan.tsx';
import { Folded, Lines } from './section.tsx';
import { Measured, Sources } from './tables.tsx';
import { TimelineView } from './timeline.tsx';
import { Verdict } from './verdict.tsx';

/** What only a page can add to a sheet: questions that are answered at once, scripts, copies. */
export interface Additions {
  readonly tools?: ComponentChildren;
  readonly questions?: ComponentChildren;
  /** The plan with what hands its scripts out and lets a risk be accepted. */
  readonly plan?: (plan: FixPlan) => ComponentChildren;
}

/** One case on one sheet; `id` sets its anchors apart from those of others, `whole` folds nothing. */
export function SheetView({
  sheet,
  id,
  whole = false,
  add = {},
}: {
  readonly sheet: Sheet;
  readonly id: string;
  readonly whole?: boolean;
  readonly add?: Additions;
}): JSX.Element {
  const { report, journey, certificate, clients, timeline, plan } = sheet;
  const most = whole ? Number.POSITIVE_INFINITY : NEAREST;
  return (
    <article class={`sheet ${report.mark}`} aria-labelledby={`${id}-what`}>
      <Verdict report={report} id={`${id}-what`} />
      {add.tools}
      <div class="first-step">
        <Advice report={report} />
        {add.questions}
      </div>
      {journey === undefined ? null : <JourneyPicture journey={journey} id={id} />}
      <div class="columns">
        <div class="column">
          <Lines title="Proof" lines={report.why} name="proof" most={most} />
          <Lines title="What began with the failures" lines={report.began} />
          <NotKnown report={report} most={whole ? most : 4} />
          {certificate === undefined ? null : <Certificate certificate={certificate} />}
          <Lines title="Also so" lines={report.also} most={most} />
          <Lines title="Perhaps" lines={report.perhaps} most={whole ? most : 3} />
        </div>
        <div class="column">
          <Lines title="Would not help" lines={report.wouldNotHelp} name="no-help" />
          <Lines title="Ruled out" lines={report.ruledOut.slice(0, NEAREST)} name="ruled-out" />
          <Clients groups={clients} report={report} />
          <Lines title="Set aside" lines={report.setAside} />
          <Lines title="Read" lines={report.read} name="read" most={most} />
        </div>
      </div>
      {timeline === undefined ? null : <TimelineView timeline={timeline} />}
      {plan === undefined ? null : (add.plan?.(plan) ?? <PlanView plan={plan} />)}
      <div class="column">
        <FarRuledOut lines={report.ruledOut} whole={whole} />
        <Measured tables={report.tables} open={whole} />
        <Sources references={report.references} open={whole} />
      </div>
    </article>
  );
}

function NotKnown({ report, most }: Pick<Sheet, 'report'> & { readonly most: number }): JSX.Element | null {
  const lines = report.notKnown.map(({ question, settledBy }) =>
    settledBy === undefined ? question : `${question}. Settled by: ${settledBy}`,
  );
  return <Lines title="Not known" lines={lines} name="not-known" most={most} />;
}

/** What is excluded spares hours; the nearest stand in sight, the others behind them. */
function FarRuledOut({ lines, whole }: { readonly lines: readonly string[]; readonly whole: boolean }) {
  const rest = lines.slice(NEAREST);
  if (rest.length === 0) return null;
  return (
    <Folded title={`Ruled out as well: ${rest.length} more`} open={whole}>
      <ul class="lines many">
        {rest.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Folded>
  );
}

const NEAREST = 8;
