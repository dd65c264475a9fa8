import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { MachinePlan } from '../../core/remedy/plan-view.ts';
import { Icon } from '../view/icons.tsx';
import type { AskedRisk } from './asked-risks.ts';
import { desk } from './desk.ts';
import { copyText, saveAs } from './hand-out.ts';

/** The script of a plan, to copy or to save; it measures before it changes anything, and can be undone. */
export function ScriptTools({
  machine,
  missing,
}: {
  readonly machine: MachinePlan;
  readonly missing: readonly AskedRisk[];
}): JSX.Element {
  const said = useSignal('');
  const { plan } = machine;
  const make = async (use: (script: string) => Promise<string> | string) => {
    try {
      said.value = await use(await desk.ask('script', { plan }));
    } catch (error) {
      said.value = `No script could be made: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  return (
    <div class="tools no-print">
      {missing.length === 0 ? null : <p class="script-lacks">{lackWords(missing)}</p>}
      <button
        type="button"
        class="button strong-button"
        onClick={() =>
          void make((script) => {
            saveAs(`${plan.id}.ps1`, script);
            return `Saved. Run it ${plan.machine === 'server' ? 'on the server' : 'on the client'}: powershell -ExecutionPolicy Bypass -File ${plan.id}.ps1`;
          })
        }
      >
        <Icon name="download" /> Save the script
      </button>
      <button
        type="button"
        class="button"
        onClick={() =>
          void make(async (script) =>
            (await copyText(script)) ? 'Copied.' : 'The browser did not allow copying.',
          )
        }
      >
        <Icon name="copy" /> Copy the script
      </button>
      <span class="said" role="status">
        {said.value}
      </span>
    </div>
  );
}

/** What the script does not do, so that nobody takes it for all of the plan. */
function lackWords(missing: readonly AskedRisk[]): string {
  const lacks = missing.map(({ risk, remedies }) => `${remedies.join('; ')} (risk ${risk})`);
  return `Not in this script, for a risk that nobody accepted: ${lacks.join('; ')}.`;
}
