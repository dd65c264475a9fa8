import { windowsEvent } from '../codes/windows-events/windows-event.ts';
import { renderEvent } from '../codes/windows-events/render-event.ts';
import type { EventLevel } from '../codes/windows-events/event-row.ts';
import { codesNamed, codesWithValue } from '../codes/find-codes.ts';
import { hexOf } from '../codes/printed.ts';
import { longNames, type ShortProvider } from '../facts/provider-names.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import type { Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked } from './observation.ts';

type Log = FactTypes['serverEvents'];
type Tally = Log['tallies'][number];

export const reportedEvent = defineObservation({
  id: 'reported-event',
  title: 'Somebody tells of an event',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  hearsay: 'anyPhase',
  explanation:
    'This is one event out of a log that is not here. It tells what that machine noted at that moment; whether it belongs to the attempt that failed shows only beside what else it noted.',
  needs: [],
  uses: ['eventActivity', 'serverEvents', 'clientEvents'],

  look(facts) {
    const told = mostTelling(facts);
    if (told === undefined) return notLooked();
    const { tally, says, phase, of } = told;
    const name = `${nameOf(tally.provider)} ${tally.id}`;
    return {
      is: 'seen',
      title: `${name} is reported: ${says.replace(/\.$/, '')}`,
      ...(phase === undefined ? {} : { phase }),
      because: [cite(of, `${name}, told by itself`)],
    };
  },

  remedies: (facts) => {
    const told = mostTelling(facts);
    if (told === undefined) return [];
    const { tally } = told;
    return [
      byHand(
        'Judge the whole log',
        'server',
        `Export the log that holds ${nameOf(tally.provider)} ${tally.id} (\`wevtutil epl LOG FILE.evtx\`) and give it to \`rdpdoctor check HOST FILE\`: it tells whether this event came just as often while it worked.`,
        `\`rdpdoctor explain ${nameOf(tally.provider)} ${tally.id}\` says what the event means and what it does not.`,
      ),
    ];
  },
  wouldNotHelp: ['changing certificates, keys or policies on the strength of one event'],
  settledBy: 'the whole log, or rdpdoctor check HOST',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'an event that was pasted',
      facts: oneEvent('termdd', 56, { '1': '192.0.2.61' }),
      unknown: ['eventActivity'],
      verdict: 'seen',
    },
    {
      name: 'an event that is no fault',
      facts: {
        serverEvents: { tallies: [], covers: [] },
      },
      unknown: ['eventActivity', 'clientEvents'],
      verdict: 'notLooked',
    },
    { name: 'a whole log is judged by what began in it', verdict: 'notLooked' },
  ],
});

interface ToldEvent {
  readonly tally: Tally;
  readonly says: string;
  readonly phase?: Phase;
  readonly weight: number;
  readonly of: 'serverEvents' | 'clientEvents';
}

/** The gravest and newest of single events; undefined where a whole log was read. */
function mostTelling({
  eventActivity,
  serverEvents,
  clientEvents,
}: Pick<Partial<FactTypes>, 'eventActivity' | 'serverEvents' | 'clientEvents'>): ToldEvent | undefined {
  if (eventActivity !== undefined) return undefined;
  const all = [...knownIn(serverEvents, 'serverEvents'), ...knownIn(clientEvents, 'clientEvents')];
  return all
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.tally.last < b.tally.last ? 1 : -1))[0];
}

function knownIn(log: Log | undefined, of: ToldEvent['of']): readonly ToldEvent[] {
  return (log?.tallies ?? []).flatMap((tally): readonly ToldEvent[] => {
    const { provider, id, samples } = tally;
    const row = windowsEvent(nameOf(provider), id);
    const fields = samples[0]?.fields ?? {};
    const phase = row?.phase ?? endings[`${provider} ${id}`];
    const weight =
      row === undefined ? weights.change : weights[row.level] - (ofOthers.has(`${provider} ${id}`) ? 0.5 : 0);
    // A sentence with values says nothing where only the number was told.
    const full = row === undefined ? undefined : renderEvent(row, fields);
    const told =
      full === undefined || Object.keys(fields).length === 0 || /\bunknown\b/.test(full)
        ? meaningOfNumber(provider, id)
        : undefined;
    const says =
      told === undefined && !/\bunknown\b/.test(full ?? '') ? full : withStatus(told ?? known(full), fields);
    if (says === undefined || (row === undefined && phase === undefined)) return [];
    return [{ tally, says, weight, of, ...(phase === undefined ? {} : { phase }) }];
  });
}

/** The first sentence of what the tables of codes say of an event. */
function meaningOfNumber(provider: string, id: number): string | undefined {
  const name = `${nameOf(provider).replace(/^.*-/, '')} ${id}`;
  const row = codesNamed(name).find(({ family }) => family === 'event');
  return row?.meaning.split(/(?<!\b[a-z]\.[a-z]\.)(?<=\.) /, 1)[0];
}

/** A sentence without the values that nobody told. */
function known(sentence = ''): string {
  return sentence.replace(/ \(\w+ unknown\)| (?:of|from|by|for|to|on) unknown(?:\\unknown)?/g, '');
}

/** A status among the few values that were told is what says why. */
function withStatus(says: string, fields: Readonly<Record<string, string>>): string {
  for (const text of Object.values(fields)) {
    const value = /^0x[0-9a-f]{8}$/i.test(text) ? Number(text) : 0;
    const [row] = value < 0x8000_0000 ? [] : codesWithValue(value, ['ntStatus', 'hresult']);
    if (row !== undefined) return `${says.replace(/\.$/, '')}, with ${hexOf(value)}: ${row.meaning}`;
  }
  return says;
}

/** What an event beside it, of the same moment, gives the reason of. */
const ofOthers: ReadonlySet<string> = new Set(['schannel 36887', 'schannel 36888']);

/** Tallies hold short names, and this table exactly those. */
const nameOf = (provider: string): string => longNames[provider as ShortProvider]?.[0] ?? provider;

/** Ends of connections that no table of Windows events has, and where they bite. */
const endings: Readonly<Record<string, Phase | undefined>> = {
  'termdd 50': 'encryption',
  'termdd 56': 'encryption',
  'rdpcorets 139': 'encryption',
  'rdpcorets 140': 'signIn',
  'rdpcorets 142': 'connection',
  'rdpcorets 143': 'connection',
  'rdpcorets 226': 'connection',
};

const weights: Readonly<Record<EventLevel, number>> = { fault: 3, change: 2, normal: 0, noise: 0 };
