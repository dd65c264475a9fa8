import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../view/icons.tsx';
import type { EventRow } from '../../work/events/event-page.ts';
import { open } from './event-desk.ts';
import { levelWords } from '../../../core/evidence/events/level-words.ts';

/** One record, whole: what it means, its values, and the XML it was read from. */
export function EventDetail({ event }: { readonly event: EventRow }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [event.row]);
  const { provider, id, at, level, channel, computer, log, says, isKnown, values, xml } = event;
  return (
    <aside class="panel detail" aria-label="The chosen record">
      <div class="detail-head">
        <h2 tabIndex={-1} ref={heading}>
          {provider} {id}
        </h2>
        <button type="button" class="button" onClick={() => (open.value = undefined)}>
          <Icon name="died" /> Close
        </button>
      </div>
      {isKnown ? <p class="means">{says}</p> : <p class="quiet">No table of ours knows this event.</p>}
      <dl class="pairs">
        <dt>Time</dt>
        <dd class="digits">{at.replace('T', ' ').replace('Z', ' UTC')}</dd>
        <dt>Level</dt>
        <dd>{levelWords(level)}</dd>
        <dt>Channel</dt>
        <dd>{channel}</dd>
        <dt>Computer</dt>
        <dd>{computer}</dd>
        <dt>File</dt>
        <dd>{log}</dd>
        {values.flatMap(({ name, text }) => [
          <dt key={`${name} name`}>{name}</dt>,
          <dd key={name} class="digits">
            {text}
          </dd>,
        ])}
      </dl>
      {xml === '' ? null : (
        <details>
          <summary>XML</summary>
          <pre tabIndex={0}>{xml}</pre>
        </details>
      )}
    </aside>
  );
}
