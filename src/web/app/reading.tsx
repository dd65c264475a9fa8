import type { JSX } from 'preact';
import { giveUp } from './ask.ts';
import { byteWords } from './byte-words.ts';
import type { Reading } from './desk.ts';

/** Files as they are being read: how far, and a way out. */
export function ReadingView({ now }: { readonly now: Reading }): JSX.Element {
  const { names, progress } = now;
  const share = progress === undefined || progress.of === 0 ? undefined : progress.done / progress.of;
  const what = names.length === 1 ? names[0] : `${names.length} files`;
  return (
    <section class="panel reading" aria-labelledby="reading-what">
      <h2 id="reading-what">Reading {what}</h2>
      <progress aria-label="How far it is read" {...(share === undefined ? {} : { value: share })} max={1} />
      <p class="quiet" role="status">
        {howFar(now)}
      </p>
      <button type="button" class="button" onClick={giveUp}>
        Cancel
      </button>
    </section>
  );
}

function howFar({ found, progress }: Reading): string {
  if (progress !== undefined)
    return `${byteWords(progress.done)} of ${byteWords(progress.of)}, ${progress.file}`;
  if (found === undefined) return 'Starting …';
  return `${found.toLocaleString('en')} ${found === 1 ? 'file' : 'files'} found so far`;
}
