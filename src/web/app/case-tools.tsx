import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../view/icons.tsx';
import type { JudgedCase } from '../work/judge.ts';
import { desk } from './desk.ts';
import { copyText, fileName, saveAs } from './hand-out.ts';

/** What can be done with a case: copied as a ticket, handed on as one file, printed. */
export function CaseTools({ judged }: { readonly judged: JudgedCase }): JSX.Element {
  const isRedacted = useSignal(false);
  const said = useSignal('');
  const { file, sheet } = judged;
  const share = async (form: 'html' | 'json') => {
    const ask = { file, form, isRedacted: isRedacted.value, style: reportStyle() };
    const text = await desk.ask('share', ask);
    const name = isRedacted.value ? 'redacted' : sheet.report.target;
    saveAs(
      fileName(name, form === 'json' ? 'case.json' : 'html'),
      text,
      form === 'json' ? 'application/json' : 'text/html',
    );
    said.value = isRedacted.value ? 'Saved, with stand-ins for names and addresses.' : 'Saved.';
  };
  return (
    <div class="tools case-tools no-print" role="group" aria-label="What to do with this diagnosis">
      <button
        type="button"
        class="button"
        onClick={async () => {
          const copied = await copyText(`${sheet.ticket.join('\n')}\n`);
          said.value = copied ? 'Copied: eight lines for a ticket.' : 'The browser did not allow copying.';
        }}
      >
        <Icon name="copy" /> Copy as ticket
      </button>
      <button type="button" class="button" onClick={() => void share('html')}>
        <Icon name="download" /> Save as page
      </button>
      <button type="button" class="button" onClick={() => void share('json')}>
        <Icon name="download" /> Save as case
      </button>
      <button type="button" class="button" onClick={() => window.print()}>
        <Icon name="printer" /> Print
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={isRedacted.value}
          onChange={(event) => {
            isRedacted.value = event.currentTarget.checked;
          }}
        />
        without names and addresses
      </label>
      <span class="said" role="status">
        {said.value}
      </span>
    </div>
  );
}

/** The style of the page is that of the report, too: a report is saved with it. */
function reportStyle(): string {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules.map((rule) => rule.cssText).join('\n');
}
