# Event logs: how often each telling event was written, and the newest of them with their fields. By provider and id,
# never by text, which is translated.

# The list below is written from the table of telling events.
$eventChannels = @(
    @{ Name = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Admin'; Providers = @(); Ids = @() },
    @{ Name = 'System'; Providers = @('Microsoft-Windows-TerminalServices-RemoteConnectionManager', 'TermService', 'Schannel', 'TermDD', 'Service Control Manager', 'Microsoft-Windows-TerminalServices-Licensing', 'TermServLicensing', 'Microsoft-Windows-WindowsUpdateClient', 'Microsoft-Windows-Kernel-General', 'EventLog', 'Microsoft-Windows-Eventlog', 'Microsoft-Windows-Time-Service', 'NETLOGON'); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-RDPClient/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-NetworkProfile/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-SessionBroker/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-SessionBroker-Client/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Microsoft-Windows-TerminalServices-Gateway/Operational'; Providers = @(); Ids = @() },
    @{ Name = 'Setup'; Providers = @('Microsoft-Windows-Servicing'); Ids = @() },
    @{ Name = 'Application'; Providers = @('Application Error', 'Windows Error Reporting', 'Microsoft-Windows-Winlogon', 'Winlogon'); Ids = @(1000, 1001, 4005) },
    @{ Name = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Admin'; Providers = @(); Ids = @() },
    @{ Name = 'Security'; Providers = @(); Ids = @(1102, 4624, 4625, 4740, 4771, 4776, 4825, 4948, 4949); Most = 5000 }
)
$crashesKept = '\A(svchost\.exe_termservice|svchost\.exe_umrdpservice|svchost\.exe_sessionenv|termsrv\.dll|rdpcore|rdpwrap|rdpbase|rdpserverbase|umrdp|sessenv|lsm\.dll|tspkg|logonui\.exe|logoncontroller|winlogon\.exe|userinit\.exe|csrss\.exe|dwm\.exe|explorer\.exe|rdpclip\.exe|rdpinit\.exe|rdpshell\.exe|lsass\.exe|mstsc)'
# The list above is written from the table of telling events.
$mostEvents = 20000

function Add-Events {
    param($Bundle)
    $since = (Get-Date).AddDays(-$Bundle['days'])
    foreach ($channel in $eventChannels) {
        $fact = 'serverEvents'
        if ($channel.Name -like '*RDPClient*') {
            $fact = 'clientEvents'
        }
        try {
            Read-Channel -Bundle $Bundle -Channel $channel -Since $since
        } catch {
            $id = [string] $_.FullyQualifiedErrorId
            if ($id -like 'NoMatchingEventsFound*') {
                [void] $Bundle['channels'].Add([ordered]@{ channel = $channel.Name; records = [long] 0; lost = [long] 0 })
            } elseif ($id -notlike 'NoMatchingLogsFound*') {
                Add-Gap -Bundle $Bundle -Name $fact -ErrorRecord $_
            }
        }
    }
}

function Read-Channel {
    param($Bundle, [hashtable] $Channel, [datetime] $Since)
    $filter = @{ LogName = $Channel.Name; StartTime = $Since }
    if ($Channel.Ids.Count -gt 0) {
        $filter['Id'] = $Channel.Ids
    }
    $groups = [ordered]@{}
    $read = [long] 0
    $lost = [long] 0
    $oldest = $null
    $newest = $null
    $most = $mostEvents
    if ($Channel.ContainsKey('Most')) {
        $most = $Channel.Most
    }
    foreach ($record in @(Get-WinEvent -FilterHashtable $filter -MaxEvents $most)) {
        $read++
        $at = [datetime] $record.TimeCreated
        if ($null -eq $newest) {
            $newest = $at
        }
        $oldest = $at
        if ($Channel.Providers.Count -gt 0 -and $Channel.Providers -notcontains [string] $record.ProviderName) {
            continue
        }
        try {
            Add-Event -Groups $groups -Record $record -At $at -Keep $(if ($Bundle['form'] -eq 'short') { 1 } else { 8 })
        } catch {
            $lost++
        }
    }
    $entry = [ordered]@{ channel = $Channel.Name }
    if ($null -ne $oldest) {
        $entry['first'] = ConvertTo-IsoTime -Time $oldest
        $entry['last'] = ConvertTo-IsoTime -Time $newest
    }
    $entry['records'] = $read
    $entry['lost'] = $lost
    [void] $Bundle['channels'].Add($entry)
    foreach ($group in $groups.Values) {
        [void] $Bundle['events'].Add([ordered]@{ channel = $Channel.Name; provider = $group.Provider; id = $group.Id; count = $group.Count; first = (ConvertTo-IsoTime -Time $group.First); last = (ConvertTo-IsoTime -Time $group.Last); newest = $group.Newest })
    }
}

# Records come newest first. Logons are kept only where they are remote (type 3 or 10), crashes where Remote Desktop stands on
# what crashed: program and module are the 1st and 4th field, in a report the 6th and 9th.
function Add-Event {
    param([System.Collections.IDictionary] $Groups, $Record, [datetime] $At, [int] $Keep)
    $id = [long] $Record.Id -band 0xFFFF
    $key = "$($Record.ProviderName) $id"
    $fields = $null
    if ($id -eq 4624 -or $id -eq 4625) {
        $fields = Get-EventFields -Record $Record
        if (@('3', '10') -notcontains [string] $fields['LogonType']) {
            return
        }
    }
    if (@('Application Error', 'Windows Error Reporting') -contains [string] $Record.ProviderName) {
        $fields = Get-EventFields -Record $Record
        $shift = 0
        if ($id -eq 1001) {
            $shift = 5
        }
        $values = @($fields.Values)
        if (-not (@($values | Select-Object -Skip $shift -First 1) + @($values | Select-Object -Skip ($shift + 3) -First 1) -match $crashesKept)) {
            return
        }
    }
    if (-not $Groups.Contains($key)) {
        $Groups[$key] = @{ Provider = [string] $Record.ProviderName; Id = $id; Count = [long] 0; First = $At; Last = $At; Newest = (New-Object -TypeName System.Collections.ArrayList) }
    }
    $group = $Groups[$key]
    $group.Count++
    $group.First = $At
    if ($group.Newest.Count -lt $Keep) {
        if ($null -eq $fields) {
            $fields = Get-EventFields -Record $Record
        }
        [void] $group.Newest.Add([ordered]@{ at = (ConvertTo-IsoTime -Time $At); fields = $fields })
    }
}

# Fields by name from the event's XML; unnamed ones count as Param1, Param2 and so on.
function Get-EventFields {
    param($Record)
    $settings = New-Object -TypeName System.Xml.XmlDocument
    $settings.XmlResolver = $null
    $settings.LoadXml([string] $Record.ToXml())
    $fields = [ordered]@{}
    $n = 0
    foreach ($part in $settings.DocumentElement.ChildNodes) {
        if (@('EventData', 'UserData') -notcontains $part.LocalName) {
            continue
        }
        $nodes = $part.ChildNodes
        if ($part.LocalName -eq 'UserData' -and $null -ne $part.FirstChild) {
            $nodes = $part.FirstChild.ChildNodes
        }
        foreach ($node in $nodes) {
            $n++
            if ($node.NodeType -ne [System.Xml.XmlNodeType]::Element) {
                continue
            }
            $name = [string] $node.GetAttribute('Name')
            if ($name -eq '' -and $node.LocalName -ne 'Data') {
                $name = [string] $node.LocalName
            }
            if ($name -eq '') {
                $name = "Param$n"
            }
            $fields[$name] = Get-Text -Value $node.InnerText -Max 300
        }
    }
    return $fields
}

# Failed logons by minute and by source, from the Security log.
function Get-LogonPressureFact {
    param($Bundle)
    $since = (Get-Date).AddDays(-[Math]::Min([long] 1, [long] $Bundle['days']))
    $minutes = @{}
    $sources = @{}
    $failures = [long] 0
    $successes = [long] 0
    try {
        $records = @(Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = @(4624, 4625); StartTime = $since } -MaxEvents 5000)
    } catch {
        if ([string] $_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') {
            throw
        }
        $records = @()
    }
    foreach ($record in $records) {
        $fields = Get-EventFields -Record $record
        if (@('3', '10') -notcontains [string] $fields['LogonType']) {
            continue
        }
        if ([long] $record.Id -eq 4624) {
            $successes++
            continue
        }
        $failures++
        $minute = ([datetime] $record.TimeCreated).ToUniversalTime().ToString('yyyyMMddHHmm', [Globalization.CultureInfo]::InvariantCulture)
        $minutes[$minute] = 1 + $minutes[$minute]
        $address = [string] $fields['IpAddress']
        if ($address -ne '' -and $address -ne '-') {
            $sources[$address] = 1 + $sources[$address]
        }
    }
    # A log cut off at the limit covers less than a day.
    $covered = [long] (1440 * [Math]::Min([long] 1, [long] $Bundle['days']))
    if ($records.Count -ge 5000) {
        $covered = [long] [Math]::Max([double] 1, [Math]::Ceiling([double] ((Get-Date) - [datetime] $records[$records.Count - 1].TimeCreated).TotalMinutes))
    }
    $peak = 0
    foreach ($count in $minutes.Values) {
        $peak = [Math]::Max([long] $peak, [long] $count)
    }
    $top = @($sources.GetEnumerator() | Sort-Object -Property @{ Expression = { $_.Value }; Descending = $true }, @{ Expression = { $_.Key } } | Select-Object -First 10 | ForEach-Object -Process { [ordered]@{ address = [string] $_.Key; failures = [long] $_.Value } })
    return [ordered]@{ failures = $failures; perMinutePeak = [long] $peak; minutes = $covered; sources = $top; successes = $successes }
}
