import type { JSX } from 'preact';
import { Icon, type IconName } from '../view/icons.tsx';
import { ask } from './ask.ts';
import { AskField } from './ask-field.tsx';
import { hasServer } from './live-check.ts';

/** The first thing that is seen: one question, one field, and what it takes. */
export function StartView(): JSX.Element {
  return (
    <div class="start">
      <h1>Why does Remote Desktop fail?</h1>
      <p class="start-lead">
        It dies at one step, for one reason. Name the host, paste what you saw, or drop what you have.
      </p>
      <AskField isLarge />
      <p class="examples">
        <span class="quiet">Try</span>
        {examples.map((text) => (
          <button type="button" class="chip-button" key={text} onClick={() => void ask(text)}>
            {text}
          </button>
        ))}
      </p>
      <ul class="takes">
        {takes.map(({ icon, title, says }) => (
          <li key={title}>
            <Icon name={icon} />
            <div>
              <h2>{title}</h2>
              <p class="quiet">{says}</p>
            </div>
          </li>
        ))}
      </ul>
      {hasServer() ? null : (
        <p class="start-monitor quiet">
          <Icon name="clock" />
          <span>
            This page looks once, at what you give it. Whether a renewal was missed, or how a fleet fares,
            only a monitor that keeps running can tell: <code>rdpdoctor serve</code>.
          </span>
        </p>
      )}
    </div>
  );
}

const examples = ['0x904 0x7', 'Schannel 36870', 'An internal error has occurred'];

const takes: readonly { readonly icon: IconName; readonly title: string; readonly says: string }[] = [
  {
    icon: 'list',
    title: 'Event logs',
    says: 'System.evtx and its neighbours, damaged ones too. Every record in one table, with what it means.',
  },
  {
    icon: 'negotiation',
    title: 'Captures',
    says: '.pcap and .pcapng: who closed the connection, when, and after how many bytes.',
  },
  {
    icon: 'file',
    title: 'Settings and certificates',
    says: '.rdp, .reg, .cer, .pem, registry hives, a bundle of the collector, a zip of any of them.',
  },
  {
    icon: 'shield',
    title: hasServer() ? 'Files stay on this machine' : 'Nothing leaves this machine',
    says: hasServer()
      ? 'Files are read here, in this window, and sent nowhere. A host that you name is looked at by the server.'
      : 'Files are read here, in this window. There is no upload and no account.',
  },
];
