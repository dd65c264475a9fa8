import { rowsOf } from '../code-row.ts';

const application = 'Application (server)';
const reporting = 'stascorp/rdpwrap#1332 (messages of the events as printed there)';
const serviceManager = 'stascorp/rdpwrap#1332 (message of the event as printed there)';

/** Crashes of what a session stands on. */
// prettier-ignore
export const crashEvents = rowsOf('event', [
  [1000, 'Application Error 1000', application, 'A program crashed. The faulting module names what was at fault: a module that is not from Microsoft leads.', 'single-source', reporting, 'svchost.exe_TermService is the Remote Desktop service; LogonUI.exe and winlogon.exe draw and run the sign-in; dwm.exe draws the session.'],
  [1001, 'Windows Error Reporting 1001', application, 'The report of a crash or hang: the same program and module as in event 1000.', 'single-source', reporting],
  [4005, 'Winlogon 4005', application, 'The Windows logon process (winlogon.exe) of a session ended unexpectedly: a crash during sign-in, a black screen or an immediate disconnect for the person.', 'single-source', 'https://learn.microsoft.com/troubleshoot/windows-server/remote/system-admin-restrict-types-logon (4625 and 4005 beside a refused logon type)', 'Look for Application Error 1000 of winlogon.exe or LogonUI.exe at the same second, and for credential providers and drivers that are not from Microsoft.'],
  [7034, 'SCM 7034', 'System (server)', 'A service ended unexpectedly, and how often so far.', 'single-source', serviceManager, 'A service that crashed again and again is not cured by starting it: find the module in Application Error 1000.'],
  [7031, 'SCM 7031', 'System (server)', 'A service ended unexpectedly, how often so far, and what Windows does about it.', 'single-source', serviceManager],
]);
