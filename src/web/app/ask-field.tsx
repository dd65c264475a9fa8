import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from '../view/icons.tsx';
import { ask, readFiles } from './ask.ts';
import { understand } from './understand.ts';

/** The one field for everything: a host, a code, a pasted dialog or log; files are dropped or chosen beside it. */
export function AskField({ isLarge }: { readonly isLarge: boolean }): JSX.Element {
  const typed = useSignal('');
  const send = () => void ask(typed.value);
  return (
    <form
      class={`ask no-print ${isLarge ? 'large' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="ask-box">
        <Icon name="search" />
        <textarea
          id="asked"
          rows={1}
          aria-label="A host, an error code, or any pasted text"
          aria-describedby="asked-hint"
          placeholder="A host, 0x904 0x7, or anything pasted"
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            const text = event.clipboardData?.getData('text') ?? '';
            if (files.length === 0 && text.length < LONG_TEXT) return;
            event.preventDefault();
            void (files.length > 0 ? readFiles(files) : ask(text));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <label class="button file-button" title="Choose files">
          <Icon name="file" /> <span>Files</span>
          <input
            type="file"
            class="unseen"
            multiple
            onChange={(event) => {
              void readFiles([...(event.currentTarget.files ?? [])]);
              // The same file may be chosen again.
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button class="button strong-button" type="submit">
          <span>Diagnose</span>
          <Icon name="arrow" />
        </button>
      </div>
      <p class="ask-hint quiet" id="asked-hint">
        {hint(typed.value, isLarge)}
      </p>
    </form>
  );
}

function hint(typed: string, isLarge: boolean): string {
  const asked = understand(typed);
  if (asked.is === 'host') return `Enter looks at ${asked.target}.`;
  if (asked.is === 'text') return 'Enter explains it.';
  if (!isLarge) return '';
  return 'Files may be dropped anywhere on this page. They are read in this window and sent nowhere.';
}

/** A browser takes minutes to put thousands of lines into a field: what is longer is explained without standing there first. */
const LONG_TEXT = 4_000;
