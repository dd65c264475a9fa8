import type { Phase } from '../../facts/phases.ts';

/** What an event means for the machine: something failed, something changed, all is well, or nobody need care. */
export type EventLevel = 'fault' | 'change' | 'normal' | 'noise';

/** Microsoft's own text says so; a named third party or a telling symbol says so; or neither could be found. */
export type EventSureness = 'documented' | 'reported' | 'unconfirmed';

/** What part of a Windows machine or network an event is about. */
export type EventArea =
  | 'services'
  | 'storage'
  | 'shadowCopies'
  | 'time'
  | 'network'
  | 'firewall'
  | 'policy'
  | 'profiles'
  | 'signIn'
  | 'kerberos'
  | 'ntlm'
  | 'domain'
  | 'execution'
  | 'updates'
  | 'malware'
  | 'display'
  | 'virtualisation'
  | 'cluster'
  | 'networkPolicy'
  | 'gateway'
  | 'broker'
  | 'licensing'
  | 'auditing'
  | 'power'
  | 'hardware'
  | 'eventLog'
  | 'applications'
  | 'tasks'
  | 'certificates'
  | 'printing'
  | 'fileSharing'
  | 'remoteManagement'
  | 'tls';

/** A value of an event that matters: its name in EventData, and its place (from 1) where old versions name nothing. */
export interface EventField {
  readonly name: string;
  readonly place?: number;
}

/** One Windows event outside RDP proper, told in our own words. */
export interface WindowsEventRow {
  /** As the event XML writes it. */
  readonly provider: string;
  /** Other names of the provider: older ones, and the short ones facts use. */
  readonly aliases: readonly string[];
  readonly id: number;
  /** What happened; a name in braces stands for the field of that name. */
  readonly sentence: string;
  readonly fields: readonly EventField[];
  readonly level: EventLevel;
  /** Where in a connection it bites, where it does. */
  readonly phase?: Phase;
  /** The first is the one the event belongs to. */
  readonly areas: readonly EventArea[];
  readonly source: string;
  readonly sure: EventSureness;
}

/** What the events of one provider share; a source may depend on the id. */
interface EventGroup {
  readonly provider: string;
  readonly aliases?: readonly string[];
  readonly areas: readonly EventArea[];
  readonly source: string | ((id: number) => string);
  readonly sure: EventSureness;
}

/** An event as the tables write it; fields are separated by commas, `ModuleName=4` gives the place as well. */
export type WrittenEvent = readonly [
  id: number,
  level: EventLevel,
  fields: string,
  sentence: string,
  phase?: Phase | '',
  sure?: EventSureness,
];

/** Rows of one provider from their written form. */
export function eventsOf(group: EventGroup, written: readonly WrittenEvent[]): readonly WindowsEventRow[] {
  return written.map(([id, level, fields, sentence, phase, sure]) => ({
    provider: group.provider,
    aliases: group.aliases ?? [],
    id,
    sentence,
    fields: fieldsFrom(fields),
    level,
    ...(phase ? { phase } : {}),
    areas: group.areas,
    source: typeof group.source === 'string' ? group.source : group.source(id),
    sure: sure ?? group.sure,
  }));
}

function fieldsFrom(written: string): readonly EventField[] {
  if (written === '') return [];
  return written.split(',').map((part) => {
    const [name = '', place] = part.trim().split('=');
    const numbered = place ?? /^param(\d+)$/.exec(name)?.[1];
    return numbered === undefined ? { name } : { name, place: Number(numbered) };
  });
}
