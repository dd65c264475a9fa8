import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { getAsItIs } from '../../app/api.ts';
import { CaseTools } from '../../app/case-tools.tsx';
import { desk } from '../../app/desk.ts';
import { OwnPlan } from '../../app/own-plan.tsx';
import { SheetView } from '../../view/sheet.tsx';
import type { JudgedCase } from '../../work/judge.ts';
import { Waiting } from '../parts/states.tsx';

/** The diagnosis of a check that is kept, judged by the rules of today. */
export function StoredDiagnosis({ check }: { readonly check: string }): JSX.Element {
  const judged = useSignal<JudgedCase | undefined>(undefined);
  const problem = useSignal('');
  useEffect(() => {
    let isWanted = true;
    void openCheck(check).then((opened) => {
      if (!isWanted) return;
      if ('problem' in opened) problem.value = opened.problem;
      else judged.value = opened;
    });
    return () => {
      isWanted = false;
    };
  }, [check]);
  if (problem.value !== '') return <p class="panel quiet">{problem.value}</p>;
  return judged.value === undefined ? <Waiting rows={6} /> : <CaseSheet judged={judged.value} id="h1" />;
}

/** A judged case with what can be done with it. */
export function CaseSheet({ judged, id }: { readonly judged: JudgedCase; readonly id: string }): JSX.Element {
  return (
    <SheetView
      sheet={judged.sheet}
      id={id}
      add={{
        tools: <CaseTools judged={judged} />,
        plan: (plan) => <OwnPlan plan={plan} file={judged.file} />,
      }}
    />
  );
}

async function openCheck(id: string): Promise<JudgedCase | { readonly problem: string }> {
  const answer = await getAsItIs(`checks/${encodeURIComponent(id)}/case`);
  if (typeof answer !== 'string')
    return {
      problem:
        answer.refused === 404
          ? 'What was measured then is not kept any more; only the outcome is.'
          : answer.problem,
    };
  return desk.ask('open', { json: answer });
}
