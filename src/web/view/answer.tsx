import type { JSX } from 'preact';
import type { Answer, AnswerRow } from '../work/explain.ts';
import { Icon } from './icons.tsx';
import { Folded, Lines } from './section.tsx';
import { Words } from './words.tsx';

/** What a pasted text means: the sentence, what it does not tell, what to run next, and every row behind it. */
export function AnswerView({ answer }: { readonly answer: Answer }): JSX.Element {
  const { asked, known, means, doesNotTell, next, ambiguities, rows, myths } = answer;
  return (
    <article class={`sheet answer ${known ? '' : 'unknown'}`} aria-labelledby="answer-what">
      <header class="verdict">
        <p class="eyebrow">
          <span class="host">{asked}</span>
        </p>
        <h2 id="answer-what" class="means">
          <Words text={means} />
        </h2>
        {doesNotTell === '' ? null : (
          <p class="because">
            <span class="quiet">Not told: {doesNotTell}.</span>
          </p>
        )}
      </header>
      {next.length === 0 ? null : (
        <section class="panel advice">
          <h3>Run next</h3>
          <ul class="next">
            {next.map((step) => (
              <li key={step}>
                <Icon name="arrow" /> <Step text={step} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {myths.map(({ claim, verdict, truth, instead }) => (
        <section class="panel" key={claim}>
          <h3>Guides say</h3>
          <p>
            “{claim}” <span class="pill likely">{verdict}</span>
          </p>
          <p>
            <Words text={truth} />
          </p>
          <p class="strong">
            Instead: <Words text={instead} />
          </p>
        </section>
      ))}
      <Lines title="Careful" lines={ambiguities} />
      {rows.length === 0 ? null : (
        <Folded
          title={rows.length === 1 ? 'The row behind it' : `${rows.length} rows behind it`}
          open={rows.length < 4}
        >
          {rows.map((row) => (
            <Row key={`${row.family} ${row.name}`} row={row} />
          ))}
        </Folded>
      )}
    </article>
  );
}

/** What is to be run stands as a command; what is to be done, as a sentence. */
function Step({ text }: { readonly text: string }): JSX.Element {
  if (text.startsWith('rdpdoctor ')) return <code class="command">{text}</code>;
  return (
    <span>
      <Words text={text} />
    </span>
  );
}

function Row({ row }: { readonly row: AnswerRow }): JSX.Element {
  const { family, name, meaning, note, why, confidence, source } = row;
  return (
    <div class="code-row">
      <h4 class="code-name">{name}</h4>
      <p class="quiet small">{family}</p>
      <p class="code-means">{meaning}</p>
      {note === undefined ? null : <p class="quiet">{note}</p>}
      <p class="quiet small">
        Why here: {why}. Source ({confidence}): {source}
      </p>
    </div>
  );
}
