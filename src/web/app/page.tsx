import { useSignal, useSignalEffect } from '@preact/signals';
import { render, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon, type IconName } from '../view/icons.tsx';
import { Account } from './account.tsx';
import { readGiven } from './ask.ts';
import { AskField } from './ask-field.tsx';
import { CasesView } from './cases-view.tsx';
import { facets, shown, view, type View } from './desk.ts';
import { EventsView } from './events/events-view.tsx';
import { FleetDoor } from './fleet-door.tsx';
import { FleetLinks } from './fleet-links.tsx';
import { droppedThings } from './folder/given.ts';
import { keepFocus } from './keep-focus.ts';
import { go, isFleetPlace } from './place.ts';
import { findOutWho } from './session.ts';
import { followRoutes } from './routes.ts';
import { StartView } from './start-view.tsx';
import { showTheme, theme, type Theme } from './theme.ts';

/** The page: a bar, one view, and files dropped anywhere. */
function Page(): JSX.Element {
  const isOver = useSignal(false);
  useDrop((over) => {
    isOver.value = over;
  });
  useSignalEffect(() => {
    if (!isFleetPlace()) document.title = titles[view.value];
  });
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Bar />
      <main id="main" tabIndex={-1}>
        {isFleetPlace() ? <FleetDoor /> : <Front />}
      </main>
      {isOver.value ? (
        <div class="drop-here" aria-hidden="true">
          <p>Drop them: they are read here and sent nowhere</p>
        </div>
      ) : null}
    </>
  );
}

/** What needs nobody to be signed in: files, texts, one host. */
function Front(): JSX.Element {
  if (view.value === 'start') return <StartView />;
  if (view.value === 'events') return <EventsView />;
  return (
    <>
      <h1 class="unseen">Diagnosis</h1>
      <AskField isLarge={false} />
      <CasesView />
    </>
  );
}

function show(to: View): void {
  view.value = to;
  if (isFleetPlace()) go('/');
}

function Bar(): JSX.Element {
  const hasLogs = (shown.value?.logs ?? 0) > 0 || facets.value !== undefined;
  const links: readonly (readonly [View, string])[] = [
    ['start', 'Start'],
    ...(shown.value === undefined ? [] : [['cases', 'Diagnosis'] as const]),
    ...(hasLogs ? [['events', 'Events'] as const] : []),
  ];
  return (
    <header class="bar no-print">
      <button type="button" class="brand" aria-label="rdpdoctor, to the start" onClick={() => show('start')}>
        <Icon name="mark" />
        <span>rdpdoctor</span>
      </button>
      <nav aria-label="Views">
        {links.map(([to, name]) => (
          <button
            type="button"
            key={to}
            aria-current={view.value === to && !isFleetPlace() ? 'page' : undefined}
            onClick={() => show(to)}
          >
            {name}
          </button>
        ))}
        <FleetLinks />
      </nav>
      <Account />
      <ThemeSwitch />
    </header>
  );
}

function ThemeSwitch(): JSX.Element {
  return (
    <fieldset class="theme">
      <legend class="unseen">Theme</legend>
      {themes.map(([name, icon, says]) => (
        <label key={name} title={says}>
          <input
            type="radio"
            name="theme"
            class="unseen"
            checked={theme.value === name}
            onChange={() => showTheme(name)}
          />
          <Icon name={icon} />
          <span class="unseen">{says}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Files may be dropped anywhere; what else is dragged is left alone. */
function useDrop(over: (isOver: boolean) => void): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) over(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over(false);
      if (isFleetPlace()) go('/');
      void droppedThings(event.dataTransfer).then(readGiven);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
}

const titles: Readonly<Record<View, string>> = {
  start: 'rdpdoctor: why does Remote Desktop fail?',
  cases: 'Diagnosis, rdpdoctor',
  events: 'Events, rdpdoctor',
};

const themes: readonly (readonly [Theme, IconName, string])[] = [
  ['system', 'half', 'As the system has it'],
  ['light', 'sun', 'Light'],
  ['dark', 'moon', 'Dark'],
];

showTheme(theme.value);
void findOutWho();
followRoutes();
keepFocus();
const root = document.getElementById('page');
if (root !== null) render(<Page />, root);
