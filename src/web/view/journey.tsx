import { Fragment, type JSX } from 'preact';
import type { Ending, Journey, Station } from '../sheet/journey.ts';
import { Icon, type IconName } from './icons.tsx';

/** The connection as a picture: each station with its mark, the broken line, and who broke it; then each with its evidence. */
export function JourneyPicture({
  journey,
  id,
}: {
  readonly journey: Journey;
  readonly id: string;
}): JSX.Element {
  const { stations, from, to, ending } = journey;
  const died = stations.findIndex(({ state }) => state === 'died');
  return (
    <section class="panel way" aria-labelledby={`${id}-way`}>
      <h3 id={`${id}-way`}>The way of the connection</h3>
      <div class="way-picture">
        <ol class="rail" style={{ '--stations': stations.length + 2 }}>
          <li class="station origin">
            <span class="node">
              <Icon name="person" />
            </span>
            <span class="station-name">Client</span>
            <span class="station-fact">{from}</span>
          </li>
          {stations.map((station) => (
            <Stop key={station.phase} station={station} id={id} />
          ))}
          <li class={`station end ${died < 0 ? 'passed' : 'notReached'}`}>
            <span class="node">
              <Icon name="host" />
            </span>
            <span class="station-name">Host</span>
            <span class="station-fact">
              <HostName name={to} />
            </span>
          </li>
        </ol>
        {ending === undefined || died < 0 ? null : (
          <EndingWords ending={ending} at={died + 1} of={stations.length + 2} />
        )}
      </div>
      <div class="steps">
        {stations.map((station) => (
          <Step key={station.phase} station={station} id={id} />
        ))}
      </div>
    </section>
  );
}

/** A name breaks at its dots, before it breaks anywhere. */
function HostName({ name }: { readonly name: string }): JSX.Element {
  return (
    <>
      {name.split('.').map((part, i) => (
        <Fragment key={i}>
          {i === 0 ? part : `.${part}`}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}

function Stop({ station, id }: { readonly station: Station; readonly id: string }): JSX.Element {
  const { phase, name, state, ms } = station;
  const fact = ms === undefined || state === 'notReached' ? '' : `${Math.round(ms)} ms`;
  return (
    <li class={`station ${state}`}>
      <a href={`#${id}-${phase}`}>
        <span class="node">
          <Icon name={phase} />
          <span class="badge">
            <Icon name={badges[state]} />
          </span>
        </span>
        <span class="station-name">{name}</span>
        <span class="unseen">
          : {stateWords[state]}
          {fact === '' ? '' : ', '}
        </span>
        <span class="station-fact">{fact}</span>
      </a>
    </li>
  );
}

function EndingWords({
  ending,
  at,
  of,
}: {
  readonly ending: Ending;
  readonly at: number;
  readonly of: number;
}): JSX.Element {
  const { who, how, ms, bytes, often } = ending;
  return (
    <p class={`ending ${at * 2 > of ? 'late' : 'early'}`} style={{ '--at': at, '--stations': of }}>
      <strong>{who}</strong> {how}
      <span class="ending-facts">
        <span>after {ms} ms</span>
        <span>
          {bytes} {bytes === 1 ? 'byte' : 'bytes'}
        </span>
        {often === undefined ? null : <span>{often}</span>}
      </span>
    </p>
  );
}

/** One station in words; what stands behind it opens with a tap. */
function Step({ station, id }: { readonly station: Station; readonly id: string }): JSX.Element {
  const { phase, name, state, says, ms, bytes, more } = station;
  const time = ms === undefined ? '' : `${Math.round(ms)} ms`;
  const line = (
    <>
      <span class="badge">
        <Icon name={badges[state]} />
        <span class="unseen">{stateWords[state]}: </span>
      </span>
      <span class="step-name">{name}</span>
      <span class="step-says">{says}</span>
      <span class="step-time">{time}</span>
    </>
  );
  const received = bytes === undefined ? [] : [`${bytes} ${bytes === 1 ? 'byte' : 'bytes'} came back`];
  const evidence = [...more, ...received];
  if (evidence.length === 0)
    return (
      <div class={`step ${state}`} id={`${id}-${phase}`}>
        {line}
      </div>
    );
  return (
    <details class={`step ${state}`} open={state === 'died' || state === 'flawed'}>
      <summary>{line}</summary>
      <ul class="evidence" id={`${id}-${phase}`}>
        {evidence.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </details>
  );
}

const badges: Readonly<Record<Station['state'], IconName>> = {
  passed: 'passed',
  flawed: 'flawed',
  died: 'died',
  notReached: 'quiet',
  notTried: 'quiet',
};

const stateWords: Readonly<Record<Station['state'], string>> = {
  passed: 'passed',
  flawed: 'passed, with a fault',
  died: 'it ends here',
  notReached: 'not reached',
  notTried: 'not looked at',
};
