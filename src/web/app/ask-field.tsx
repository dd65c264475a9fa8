import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon, type IconName } from '../view/icons.tsx';
import { ask, readGiven } from './ask.ts';
import { chosenFiles, droppedThings } from './folder/given.ts';
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
            const hasFiles = (event.clipboardData?.files.length ?? 0) > 0;
            const text = event.clipboardData?.getData('text') ?? '';
            if (!hasFiles && text.length < LONG_TEXT) return;
            event.preventDefault();
            void (hasFiles ? droppedThings(event.clipboardData).then(readGiven) : ask(text));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <Choose icon="file" name="Files" title="Choose files" />
        <Choose icon="folder" name="Folder" title="Choose a folder" isFolder />
        <button class="button strong-button" type="submit">
          Diagnose
        </button>
      </div>
      <p class="ask-hint quiet" id="asked-hint">
        {hint(typed.value, isLarge)}
      </p>
    </form>
  );
}

/** A button that lets files or one folder be chosen. */
function Choose({
  icon,
  name,
  title,
  isFolder = false,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly title: string;
  readonly isFolder?: boolean;
}): JSX.Element {
  return (
    <label class={`button file-button ${isFolder ? 'folder-button' : ''}`} title={title}>
      <Icon name={icon} /> <span>{name}</span>
      <input
        type="file"
        class="unseen"
        aria-label={title}
        multiple
        {...(isFolder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          void readGiven(chosenFiles(event.currentTarget.files));
          // The same may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

function hint(typed: string, isLarge: boolean): string {
  const asked = understand(typed);
  if (asked.is === 'host') return `Enter looks at ${asked.target}.`;
  if (asked.is === 'text') return 'Enter explains it.';
  if (!isLarge) return '';
  return 'Drop files or whole folders anywhere on this page. They are read in this window and sent nowhere.';
}

/** A browser takes minutes to put thousands of lines into a field: what is longer is explained without standing there first. */
const LONG_TEXT = 4_000;
