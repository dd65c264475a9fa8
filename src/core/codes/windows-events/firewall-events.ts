import { eventsOf } from './event-row.ts';
import { auditPage, messageTable } from './event-sources.ts';

const firewall = 'Microsoft-Windows-Windows Firewall With Advanced Security';

/** Rules and profiles of the firewall, and what the filtering platform lets through or not. */
// prettier-ignore
export const firewallEvents = [
  ...eventsOf({ provider: firewall, aliases: ['firewall'],
    areas: ['firewall'], source: messageTable('W10_1507', firewall), sure: 'documented' }, [
    [2000, 'normal', 'CurrentProfile', 'The firewall applied its settings at start-up (profile {CurrentProfile}).'],
    [2001, 'normal', 'Profile', 'The firewall applied the settings of the profile {Profile}.'],
    [2002, 'change', 'SettingType, SettingValueDisplay, ModifyingUser', 'The firewall setting {SettingType} became {SettingValueDisplay}, by {ModifyingUser}.', 'connection'],
    [2003, 'change', 'Profiles, SettingType, SettingValueString, ModifyingUser', 'In the firewall profile {Profiles}, {SettingType} became {SettingValueString}, by {ModifyingUser}.', 'connection'],
    [2004, 'change', 'RuleName, Direction, ModifyingApplication', 'The firewall rule {RuleName} was added by {ModifyingApplication} (direction {Direction}).', 'connection'],
    [2005, 'change', 'RuleName, Direction, ModifyingApplication', 'The firewall rule {RuleName} was changed by {ModifyingApplication} (direction {Direction}).', 'connection'],
    [2006, 'change', 'RuleName, ModifyingApplication', 'The firewall rule {RuleName} was deleted by {ModifyingApplication}.', 'connection'],
    [2009, 'fault', 'ErrorCode', 'The firewall could not load group policy (error {ErrorCode}).', 'connection'],
    [2010, 'change', 'InterfaceName, OldProfile, NewProfile', 'The adapter {InterfaceName} went from firewall profile {OldProfile} to {NewProfile}.', 'connection'],
    [2011, 'fault', 'ApplicationPath, Port', 'The firewall blocked {ApplicationPath} from listening on port {Port} and could not tell the user.', 'connection'],
    [2032, 'change', 'ModifyingUser', 'The firewall was reset to its defaults by {ModifyingUser}.', 'connection'],
    [2033, 'change', 'ModifyingUser', 'Every firewall rule was deleted by {ModifyingUser}.', 'connection'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Security-Auditing', aliases: ['security'],
    areas: ['firewall', 'auditing'], source: auditPage, sure: 'documented' }, [
    [4946, 'change', 'RuleName, ProfileChanged', 'The firewall rule {RuleName} was added to the profile {ProfileChanged}.', 'connection'],
    [4947, 'change', 'RuleName, ProfileChanged', 'The firewall rule {RuleName} of the profile {ProfileChanged} was changed.', 'connection'],
    [4948, 'change', 'RuleName, ProfileChanged', 'The firewall rule {RuleName} of the profile {ProfileChanged} was deleted.', 'connection'],
    [4949, 'change', '', 'The firewall was set back to its defaults.', 'connection'],
    [4950, 'change', 'SettingType, SettingValue, ProfileChanged', 'In the firewall profile {ProfileChanged}, {SettingType} became {SettingValue}.', 'connection'],
    [4951, 'noise', 'RuleName', 'The firewall passed over the rule {RuleName}: it comes from a newer version.', 'connection'],
    [4953, 'fault', 'RuleName, ReasonForRejection', 'The firewall could not understand the rule {RuleName}: {ReasonForRejection}', 'connection'],
    [4954, 'change', '', 'New firewall settings of group policy were applied.', 'connection'],
    [4956, 'change', 'ActiveProfile', 'The firewall now uses the profile {ActiveProfile}.', 'connection'],
    [4957, 'noise', 'RuleName, RuleAttr', 'The firewall did not apply the rule {RuleName}: {RuleAttr} does not resolve to anything here.', 'connection'],
    [5024, 'normal', '', 'The firewall service started.'],
    [5025, 'change', '', 'The firewall service stopped.', 'connection'],
    [5027, 'fault', 'ErrorCode', 'The firewall could not read its stored rules (error {ErrorCode}) and keeps the ones in force.', 'connection'],
    [5028, 'fault', 'ErrorCode', 'The firewall could not understand new rules (error {ErrorCode}) and keeps the ones in force.', 'connection'],
    [5029, 'fault', 'ErrorCode', 'The firewall driver could not be initialised (error {ErrorCode}).', 'connection'],
    [5030, 'fault', 'ErrorCode', 'The firewall service could not start (error {ErrorCode}).', 'connection'],
    [5031, 'fault', 'Application, Profiles', 'The firewall blocked {Application} from accepting connections (profiles {Profiles}).', 'connection'],
    [5034, 'change', '', 'The firewall driver stopped.', 'connection'],
    [5035, 'fault', 'ErrorCode', 'The firewall driver could not start (error {ErrorCode}).', 'connection'],
    [5037, 'fault', 'ErrorCode', 'The firewall driver met a critical error ({ErrorCode}) and ends.', 'connection'],
    [5150, 'fault', 'FilterRTID, LayerName', 'A filter ({FilterRTID}, layer {LayerName}) dropped a frame.', 'connection'],
    [5152, 'fault', 'SourceAddress, DestAddress, DestPort, FilterRTID', 'A packet from {SourceAddress} to {DestAddress} port {DestPort} was dropped (filter {FilterRTID}).', 'connection'],
    [5153, 'fault', 'SourceAddress, DestAddress, DestPort, FilterRTID', 'A stricter filter ({FilterRTID}) dropped a packet from {SourceAddress} to {DestAddress} port {DestPort}.', 'connection'],
    [5154, 'normal', 'Application, SourcePort', '{Application} may listen on port {SourcePort}.', 'connection'],
    [5155, 'fault', 'Application, SourcePort, FilterRTID', '{Application} may not listen on port {SourcePort} (filter {FilterRTID}).', 'connection'],
    [5156, 'noise', 'Application, SourceAddress, DestAddress, DestPort', '{Application} was allowed a connection from {SourceAddress} to {DestAddress} port {DestPort}.', 'connection'],
    [5157, 'fault', 'Application, SourceAddress, DestAddress, DestPort, FilterRTID', 'A connection of {Application}, {SourceAddress} to {DestAddress} port {DestPort}, was blocked (filter {FilterRTID}).', 'connection'],
    [5158, 'noise', 'Application, SourcePort', '{Application} may use the local port {SourcePort}.', 'connection'],
    [5159, 'fault', 'Application, SourcePort, FilterRTID', '{Application} may not use the local port {SourcePort} (filter {FilterRTID}).', 'connection'],
    [5447, 'noise', 'FilterName', 'A filter of the filtering platform was changed: {FilterName}'],
  ]),
];
