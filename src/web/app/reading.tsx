import type { JSX } from 'preact';
import type { Progress } from '../work/messages.ts';
import { giveUp } from './ask.ts';
import { byteWords } from './byte-words.ts';

/** Files as they are being read: how far, and a way out. */
export function Reading({
  names,
  progress,
}: {
  readonly names: readonly string[];
  readonly progress: Progress | undefined;
}): JSX.Element {
  const share = progress === undefined || progress.of === 0 ? undefined : progress.done / progress.of;
  const what = names.length === 1 ? names[0] : `${names.length} files`;
  return (
    <section class="panel reading" aria-labelledby="reading-what">
      <h2 id="reading-what">Reading {what}</h2>
      <progress aria-label="How far it is read" {...(share === undefined ? {} : { value: share })} max={1} />
      <p class="quiet" role="status">
        {progress === undefined
          ? 'It begins.'
          : `${byteWords(progress.done)} of ${byteWords(progress.of)}, ${progress.file}`}
      </p>
      <button type="button" class="button" onClick={giveUp}>
        Cancel
      </button>
    </section>
  );
}
