import { eventsOf } from './event-row.ts';
import { eventWiki, fieldTable, notFound, technet } from './event-sources.ts';

const provider = 'Microsoft-Windows-PrintService';

/** The print spooler, which redirected printers of a session need. */
// prettier-ignore
export const printingEvents = [
  ...eventsOf({ provider: 'Microsoft-Windows-TerminalServices-Printers', aliases: ['TermServDevices'],
    areas: ['printing'], source: notFound, sure: 'unconfirmed' }, [
    [1111, 'noise', 'Param1=1, Param2=2', 'The driver {Param1} of the redirected printer {Param2} is not known here.'],
  ]),
  ...eventsOf({ provider, aliases: ['PrintService', 'Microsoft-Windows-PrintSpooler'],
    areas: ['printing'], source: technet('dd393225'), sure: 'documented' }, [
    [99, 'fault', 'Error=2', 'The print spooler met a fatal error ({Error}) and ends.', 'session'],
    [319, 'fault', 'param1, param2', 'The printer {param1} has no working driver ({param2}).', 'session'],
    [354, 'fault', 'param1, param3', '{param1} of the print spooler could not be initialised: {param3}', 'session'],
    [361, 'fault', 'param1, param2', 'The ports of the printer {param1} failed (error {param2}).', 'session'],
  ]),
  ...eventsOf({ provider, aliases: ['PrintService', 'Microsoft-Windows-PrintSpooler'],
    areas: ['printing'], source: technet('dd393189'), sure: 'documented' }, [
    [502, 'fault', 'Error', 'The print spooler could not find out the name of the computer (error {Error}).'],
    [503, 'fault', 'Error', 'Local printing could not be initialised (error {Error}).', 'session'],
    [511, 'fault', 'Name', 'The print provider {Name} could not be loaded.', 'session'],
  ]),
  ...eventsOf({ provider, aliases: ['PrintService', 'Microsoft-Windows-PrintSpooler'],
    areas: ['printing'], source: fieldTable(provider), sure: 'reported' }, [
    [315, 'noise', 'param1', 'The printer {param1} could not be shared.'],
    [360, 'fault', 'param1', 'A setting of the printer {param1} could not be changed.'],
    [372, 'fault', 'param1, param2', 'The document {param1} of {param2} could not be printed.', 'session'],
    [808, 'fault', 'PluginDllName, ErrorCode', 'The print spooler could not load {PluginDllName} (error {ErrorCode}).', 'session'],
    [814, 'fault', 'Processor, ErrorCode', 'The print processor {Processor} could not be loaded (error {ErrorCode}).', 'session'],
  ]),
  ...eventsOf({ provider, aliases: ['PrintService', 'Microsoft-Windows-PrintSpooler'],
    areas: ['printing'], source: eventWiki(provider), sure: 'reported' }, [
    [1, 'fault', '', 'A printer driver from a print server could not be taken over.', 'session'],
    [22, 'fault', '', 'The settings of a printer could not be brought up to date.'],
    [23, 'fault', '', 'A printer could not be used for lack of a driver.', 'session'],
    [215, 'fault', 'DriverName, LastError', 'The printer driver {DriverName} could not be installed (error {LastError}).', 'session'],
  ]),
];
