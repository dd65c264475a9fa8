/** Whether an access list in SDDL gives a right to one who is all of these accounts, as SIDs; undefined where it holds no list. */
export function grants(sddl: string, accounts: readonly string[], right: number): boolean | undefined {
  const at = sddl.indexOf('D:');
  if (at < 0) return undefined;
  // Without a list nothing is forbidden; an empty one forbids everything.
  if (sddl.startsWith('D:NO_ACCESS_CONTROL', at)) return true;
  const given = { A: 0, D: 0 };
  for (const [, kind, flags, rights, who] of sddl.slice(at, at + MOST_CHARACTERS).matchAll(entry)) {
    // An entry that is only inherited by what lies below does not count here.
    if (flags?.includes('IO') || !accounts.includes(sids[who ?? ''] ?? who ?? '')) continue;
    given[kind === 'D' ? 'D' : 'A'] |= maskOf(rights ?? '');
  }
  return (given.A & right) === right && (given.D & right) === 0;
}

/** [MS-DTYP] 2.5.1.1: a number, or two letters for each right. */
function maskOf(rights: string): number {
  if (/^(0x[0-9a-f]+|\d+)$/i.test(rights)) return Number(rights) | 0;
  const letters = rights.match(/../g) ?? [];
  return letters.reduce((mask, two) => mask | (masks[two] ?? 0), 0);
}

const entry = /\(([AD]);([A-Z]*);([0-9A-Za-z]*);[^;()]*;[^;()]*;([^;()]*)\)/g;
const MOST_CHARACTERS = 20_000;

const all = 0x1f01ff;
const masks: Readonly<Record<string, number>> = {
  GA: all,
  GR: 0x120089,
  GW: 0x120116,
  GX: 0x1200a0,
  FA: all,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
};

/** Accounts that SDDL abbreviates. */
const sids: Readonly<Record<string, string>> = {
  SY: 'S-1-5-18',
  LS: 'S-1-5-19',
  NS: 'S-1-5-20',
  BA: 'S-1-5-32-544',
  BU: 'S-1-5-32-545',
  WD: 'S-1-1-0',
  AU: 'S-1-5-11',
};
