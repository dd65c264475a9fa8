/** Messages of a provider as exported from a Windows release; `folder` names the release. */
export function messageTable(folder: string, provider: string): string {
  return `nasbench/EVTX-ETW-Resources:ETW Events List/CSV/${folder}/${provider}.csv`;
}

/** Ids, levels and field names of a provider's manifest, without message texts. */
export function fieldTable(provider: string): string {
  return `jdu2600/Windows10EtwEvents@84e7261:manifest/${provider.replaceAll(' ', '_')}.tsv`;
}

/** A public reference of event titles and samples, gathered by detection engineers. */
export function eventWiki(provider: string): string {
  return `https://detection-wiki-staging.pages.dev/${provider.toLowerCase().replaceAll(' ', '-')}/ (title)`;
}

/** Microsoft's page about one event of the Security log. */
export function auditPage(id: number): string {
  return `MicrosoftDocs/windows-itpro-docs:windows/security/threat-protection/auditing/event-${id}.md`;
}

/** Microsoft's older page with this number on TechNet. */
export function technet(page: string): string {
  return `https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/${page}(v=ws.10)`;
}

/** Message texts of the Windows Driver Kit for what any driver may log. */
export const driverMessages = 'Windows Driver Kit: ntiologc.h (message texts)';

/** Message texts of the Windows SDK for the network services. */
export const networkMessages = 'Windows SDK: netevent.h (symbols and values)';

/** Message texts of the Windows SDK for Netlogon. */
export const netlogonMessages = 'Windows SDK: lmerrlog.h (message texts)';

/** For what is widely known and was found in no source that could be read. */
export const notFound = 'none read; known from practice';
