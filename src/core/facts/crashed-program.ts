type Fields = Readonly<Record<string, string>>;

/** Programs and modules that a Remote Desktop session stands on, by the beginning of their names in lower case. */
export const remoteDesktopParts: readonly string[] = [
  'svchost.exe_termservice',
  'svchost.exe_umrdpservice',
  'svchost.exe_sessionenv',
  'termsrv.dll',
  'rdpcore',
  'rdpwrap',
  'rdpbase',
  'rdpserverbase',
  'umrdp',
  'sessenv',
  'lsm.dll',
  'tspkg',
  'logonui.exe',
  'logoncontroller',
  'winlogon.exe',
  'userinit.exe',
  'csrss.exe',
  'dwm.exe',
  'explorer.exe',
  'rdpclip.exe',
  'rdpinit.exe',
  'rdpshell.exe',
  'lsass.exe',
  'mstsc',
];

/**
 * Program and module of a crash (Application Error 1000, Windows Error Reporting 1001) under one pair of names, wherever the
 * log has them: by name, by place, or as the collector counts places. Undefined for an event that is none.
 */
export function crashFields(provider: string, fields: Fields): Fields | undefined {
  const places = { crash: programFirst, report: reportOf }[provider];
  if (places === undefined) return undefined;
  const first = (names: readonly string[]) => names.map((name) => fields[name]).find((text) => text) ?? '';
  return { AppName: first(places.program), ModuleName: first(places.module) };
}

/** Whether a crash is that of a program on which Remote Desktop does not stand. */
export function isForeignCrash({ AppName = '', ModuleName = '' }: Fields): boolean {
  return ![AppName, ModuleName].some((name) =>
    remoteDesktopParts.some((part) => name.toLowerCase().startsWith(part)),
  );
}

const programFirst = { program: ['AppName', '0', 'Param1'], module: ['ModuleName', '3', 'Param4'] };
const reportOf = { program: ['P1', '5', 'Param6'], module: ['P4', '8', 'Param9'] };
