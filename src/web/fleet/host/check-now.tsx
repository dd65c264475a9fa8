import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { harmless } from '../../../core/bytes/harmless.ts';
import type { ReportRow } from '../../../core/report/report-rows.ts';
import { desk } from '../../app/desk.ts';
import { checkLive } from '../../app/live-check.ts';
import { may } from '../../app/session.ts';
import { Icon } from '../../view/icons.tsx';
import { Live } from '../../view/live.tsx';
import type { JudgedCase } from '../../work/judge.ts';
import { CaseSheet } from './stored-diagnosis.tsx';

type Looking =
  | { readonly is: 'idle' }
  | { readonly is: 'looking'; readonly rows: readonly ReportRow[] }
  | { readonly is: 'seen'; readonly judged: JudgedCase }
  | { readonly is: 'failed'; readonly problem: string };

/** Looks at the host now, from where the server is; the answer is shown and not kept. */
export function useCheckNow(target: string): {
  readonly button: JSX.Element | null;
  readonly seen: JSX.Element | null;
} {
  const now = useSignal<Looking>({ is: 'idle' });
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);
  if (!may('operator')) return { button: null, seen: null };
  const look = () => {
    stop.current();
    now.value = { is: 'looking', rows: [] };
    stop.current = checkLive(target, {
      phase: async (json) => {
        const row = await desk.ask('phase', { json });
        if ('problem' in row || now.value.is !== 'looking') return;
        const others = now.value.rows.filter(({ phase }) => phase !== row.phase);
        now.value = { is: 'looking', rows: [...others, row] };
      },
      done: async (json) => {
        const judged = await desk.ask('open', { json });
        now.value = 'problem' in judged ? { is: 'failed', ...judged } : { is: 'seen', judged };
      },
      failed: (problem) => {
        now.value = { is: 'failed', problem };
      },
    });
  };
  return {
    button: (
      <button type="button" class="button strong-button" disabled={now.value.is === 'looking'} onClick={look}>
        <Icon name="search" /> Check now
      </button>
    ),
    seen:
      now.value.is === 'idle' ? null : (
        <Seen now={now.value} target={target} close={() => (now.value = { is: 'idle' })} />
      ),
  };
}

function Seen({
  now,
  target,
  close,
}: {
  readonly now: Looking;
  readonly target: string;
  readonly close: () => void;
}): JSX.Element {
  return (
    <section class="check-now" aria-label="What is so now">
      {now.is === 'looking' ? <Live target={harmless(target)} rows={now.rows} /> : null}
      {now.is === 'failed' ? (
        <p class="panel notice" role="alert">
          {now.problem}
        </p>
      ) : null}
      {now.is === 'seen' ? (
        <>
          <CaseSheet judged={now.judged} id="n1" />
          <p>
            <button type="button" class="button" onClick={close}>
              Close this check
            </button>
          </p>
        </>
      ) : null}
    </section>
  );
}
