import { explainText } from '../../core/explain/explain-text.ts';
import { renderExplanationWithSources } from '../../core/report/explain.ts';
import { renderArticle } from '../../core/report/html-article.ts';
import { escapeMarkup } from '../../core/report/markup.ts';
import { diagnoseFiles, type DroppedFile, type FileReports } from './diagnose-files.ts';

const out = element('reports');
const asked = element('asked') as HTMLInputElement;
const picked = element('picked') as HTMLInputElement;

element('explain').addEventListener('submit', (event) => {
  event.preventDefault();
  if (asked.value.trim() === '') return;
  out.innerHTML = `<pre>${escapeMarkup(renderExplanationWithSources(explainText(asked.value), 90))}</pre>`;
});
picked.addEventListener('change', () => void show([...(picked.files ?? [])]));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void show([...(event.dataTransfer?.files ?? [])]);
});

async function show(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  out.innerHTML = `<p>Reading ${files.length} file${files.length === 1 ? '' : 's'} …</p>`;
  try {
    const dropped: DroppedFile[] = [];
    for (const file of files)
      dropped.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    await painted();
    out.innerHTML = markupOf(await diagnoseFiles(dropped, new Date().toISOString()));
  } catch (error) {
    // A browser holds a file in memory; one of some gigabytes it refuses.
    const why = error instanceof Error ? error.message : String(error);
    const hint = 'For files this page cannot hold: rdpdoctor check FILE on the command line.';
    out.innerHTML = `<aside>These files could not be read: ${escapeMarkup(why)}. ${hint}</aside>`;
  }
}

function markupOf({ reports, notes }: FileReports): string {
  const lost =
    notes.length === 0
      ? ''
      : `<aside><ul>${notes.map((note) => `<li>${escapeMarkup(note)}</li>`).join('')}</ul></aside>`;
  const nothing = reports.length === 0 ? '<p>Nothing in these files tells about Remote Desktop.</p>' : '';
  return lost + nothing + reports.map(renderArticle).join('');
}

/** Lets the browser show what was just said before long work begins. */
function painted(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 50);
  });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}
