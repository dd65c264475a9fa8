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

/** Program and module of a crash: by name, else by place (Application Error 1000; Windows Error Reporting 1001). */
export function crashOf(
  provider: string,
  fields: Fields,
): { readonly program: string; readonly module: string } {
  const first = (...names: readonly string[]) => names.map((name) => fields[name]).find((text) => text) ?? '';
  return provider === 'report'
    ? { program: first('P1', '5', 'Param6'), module: first('P4', '8', 'Param9') }
    : { program: first('AppName', '0', 'Param1'), module: first('ModuleName', '3', 'Param4') };
}

/** Whether an event tells of the crash of a program that has nothing to do with Remote Desktop. */
export function isForeignCrash(provider: string, fields: Fields): boolean {
  if (provider !== 'crash' && provider !== 'report') return false;
  const { program, module } = crashOf(provider, fields);
  return ![program, module].some((name) =>
    remoteDesktopParts.some((part) => name.toLowerCase().startsWith(part)),
  );
}
