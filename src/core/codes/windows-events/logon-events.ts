import { eventsOf } from './event-row.ts';
import { eventWiki, fieldTable, messageTable, notFound, technet } from './event-sources.ts';

const winlogon = 'Microsoft-Windows-Winlogon';

/** The programs that run a sign-in, and who restarted the machine. */
// prettier-ignore
export const logonEvents = [
  ...eventsOf({ provider: winlogon, aliases: ['Winlogon'],
    areas: ['signIn'], source: eventWiki(winlogon), sure: 'reported' }, [
    [1, 'normal', '', 'A sign-in begins.', 'session'],
    [2, 'normal', 'Win32Status', 'A sign-in ended (result {Win32Status}).', 'session'],
    [811, 'normal', 'SubscriberName', 'The sign-in part {SubscriberName} began its work.', 'session'],
    [812, 'normal', 'SubscriberName', 'The sign-in part {SubscriberName} finished its work.', 'session'],
  ]),
  ...eventsOf({ provider: winlogon, aliases: ['Winlogon'],
    areas: ['signIn'], source: messageTable('W10_1507', winlogon), sure: 'documented' }, [
    [1001, 'change', '', 'The allowed hours of the signed-in user are about to end.', 'session'],
    [1101, 'fault', 'UserName', 'Too many wrong passwords by {UserName}: the computer locks until the recovery key is given.', 'session'],
    [1102, 'fault', 'UserName', 'Too many wrong passwords by {UserName}: the computer restarts.', 'session'],
    [1103, 'fault', 'UserName', '{UserName} is close to the number of wrong passwords that lock the computer.', 'session'],
    [7001, 'normal', 'UserSid', 'The user {UserSid} signed in.', 'session'],
    [7002, 'normal', 'UserSid', 'The user {UserSid} signed out.', 'session'],
  ]),
  ...eventsOf({ provider: winlogon, aliases: ['Winlogon'],
    areas: ['signIn'], source: technet('cc733903'), sure: 'documented' }, [
    [1002, 'fault', 'param1', 'The desktop shell ended unexpectedly and {param1} was restarted.', 'session'],
    [4002, 'change', 'param1, param2', 'The allowed hours of {param2}\\{param1} ended: the session was locked, cut or signed out.', 'session', 'unconfirmed'],
    [4003, 'fault', '', 'The logon process could not switch desktops.', 'session', 'unconfirmed'],
    [4004, 'fault', '', 'The logon process could not end the user\'s programs.', 'session', 'unconfirmed'],
    [4005, 'fault', '', 'The logon process itself ended unexpectedly.', 'session'],
    [4006, 'fault', 'param1', 'The logon process could not start {param1}.', 'session'],
    [4101, 'normal', '', 'The Windows license was confirmed.'],
    [6000, 'noise', 'param1', 'The sign-in part {param1} was not there to hear of an event.', 'session'],
    [6001, 'fault', 'param1', 'The sign-in part {param1} failed at an event.', 'session'],
    [6002, 'fault', 'param1', 'The list of sign-in parts could not be loaded because of {param1}.', 'session'],
    [6003, 'fault', 'param1', 'The sign-in part {param1} was not there to hear of a critical event.', 'session'],
    [6004, 'fault', 'param1', 'The sign-in part {param1} failed at a critical event.', 'session'],
    [6005, 'fault', 'param1', 'The sign-in part {param1} takes very long; sign-ins hang.', 'session', 'unconfirmed'],
    [6006, 'fault', 'param1, param2', 'The sign-in part {param1} took {param2} seconds.', 'session', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Wininit', aliases: ['Wininit'],
    areas: ['signIn', 'power'], source: messageTable('W2022_21H2', 'Microsoft-Windows-Wininit'), sure: 'documented' }, [
    [11, 'noise', '', 'A setting loads extra libraries into every program (AppInit_DLLs).'],
    [12, 'normal', 'Level', 'LSASS started as a protected process (level {Level}).', 'signIn'],
    [14, 'normal', 'Config', 'Credential Guard is configured ({Config}).', 'signIn'],
    [16, 'fault', 'Level', 'Credential Guard could not start ({Level}).', 'signIn'],
    [17, 'fault', 'Level', 'The firmware settings of Credential Guard could not be read ({Level}).', 'signIn'],
    [1001, 'normal', '', 'The disk check at start-up left its report.', '', 'unconfirmed'],
    [1015, 'fault', 'param1, param2', 'The system process {param1} failed with {param2}; the computer must restart.', '', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'User32',
    areas: ['power'],
    source: 'https://kb.eventtracker.com/evtpass/evtpages/EventId_1074_User32_46330.asp (Microsoft\'s message)', sure: 'documented' }, [
    [1074, 'change', 'param1, param3, param5, param7', '{param1} started a {param5} on behalf of {param7}: {param3}'],
  ]),
  ...eventsOf({ provider: 'User32', areas: ['power'], source: fieldTable('User32'), sure: 'unconfirmed' }, [
    [1073, 'noise', 'param1, param2', '{param1} could not be restarted or shut down, as {param2} had asked.'],
    [1075, 'change', 'param1, param2', 'A shutdown of {param1} was called off by {param2}.'],
    [1076, 'change', 'param2, param6', '{param6} gave the reason of the last unexpected shutdown: {param2}'],
  ]),
  ...eventsOf({ provider: 'Application Popup',
    areas: ['applications'], source: fieldTable('Application Popup'), sure: 'reported' }, [
    [26, 'fault', 'Caption=1, Message=2', 'Windows put up a message on the console: {Caption} {Message}'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Shell-Core', areas: ['signIn'], source: notFound, sure: 'unconfirmed' }, [
    [9705, 'noise', 'KeyName', 'The shell began to run the start-up entries of {KeyName}.', 'session'],
    [9706, 'noise', 'KeyName', 'The shell finished the start-up entries of {KeyName}.', 'session'],
    [9707, 'noise', 'Command', 'The shell started {Command} at sign-in.', 'session'],
  ]),
];
