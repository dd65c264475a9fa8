/** How sure a row is: Microsoft text, specification or open source; one third party; or neither. */
export type Confidence = 'confirmed' | 'single-source' | 'unconfirmed';

/** Where a number or name stands; the same number means different things in different families. */
export type Family =
  | 'disconnectReason'
  | 'gatewayReason'
  | 'extendedReason'
  | 'errorInfo'
  | 'event'
  | 'negotiationFailure'
  | 'authenticationResult'
  | 'ntStatus'
  | 'hresult'
  | 'windowsError'
  | 'tlsAlert'
  | 'schannelState'
  | 'licensingError'
  | 'controlError'
  | 'freerdpError'
  | 'freerdpExit'
  | 'gatewayStatus'
  | 'entraError'
  | 'serviceError'
  | 'protocolDetail'
  | 'setting'
  | 'rdpProperty';

/** One fact of the tables, with where it comes from. */
export interface CodeRow {
  readonly family: Family;
  /** Unsigned; absent for what is found by name only. */
  readonly value?: number;
  /** Symbol, event, registry value or property; empty where nobody has published one. */
  readonly name: string;
  /** Stage of the connection, channel, registry key or group. */
  readonly where: string;
  readonly meaning: string;
  readonly confidence: Confidence;
  readonly source: string;
  /** More from the source. */
  readonly note?: string;
  /** What we conclude from several sources; in none of them, so always unconfirmed. */
  readonly reading?: string;
}

/** A row of the tables that a text names by number or by name. */
export interface NamedCode {
  readonly family: Family;
  readonly value?: number;
  readonly name?: string;
}

/** A row's meaning, with its doubt where it is not confirmed. */
export function meaningOf({ meaning, confidence }: CodeRow): string {
  switch (confidence) {
    case 'confirmed':
      return meaning;
    case 'single-source':
      return `${meaning} (Only one source says so.)`;
    case 'unconfirmed':
      return `${meaning} (Unconfirmed.)`;
  }
}

/** A row as the tables write it, one line each. */
export type WrittenRow = readonly [
  value: number | null,
  name: string,
  where: string,
  meaning: string,
  confidence: Confidence,
  source: string,
  note?: string,
  reading?: string,
];

/** Rows of one family from their written form. */
export function rowsOf(family: Family, written: readonly WrittenRow[]): readonly CodeRow[] {
  return written.map(([value, name, where, meaning, confidence, source, note, reading]) => ({
    family,
    ...(value === null ? {} : { value }),
    name,
    where,
    meaning,
    confidence,
    source,
    ...(note ? { note } : {}),
    ...(reading ? { reading } : {}),
  }));
}
