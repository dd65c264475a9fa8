# Firewall, network, who has the port, sessions and time.

function Get-ListenerPort {
    $port = Get-RegistryValue -Key $keyListener -Name 'PortNumber'
    if ($null -eq $port) {
        return [long] 3389
    }
    return [long] $port['data']
}

function Test-PortInList {
    param([string] $List, [long] $Port)
    foreach ($part in $List.Split(',')) {
        $ends = $part.Trim().Split('-')
        if ($part.Trim() -eq 'Any' -or $part.Trim() -eq "$Port") {
            return $true
        }
        if ($ends.Length -eq 2 -and $ends[0] -match '^[0-9]+$' -and $ends[1] -match '^[0-9]+$' -and $Port -ge [long] $ends[0] -and $Port -le [long] $ends[1]) {
            return $true
        }
    }
    return $false
}

function Get-FirewallFact {
    param($Bundle)
    $enabled = [ordered]@{}
    $ignored = @()
    $closed = @()
    foreach ($one in @(Get-NetFirewallProfile -PolicyStore 'ActiveStore')) {
        $name = ([string] $one.Name).ToLowerInvariant()
        $enabled[$name] = [bool] ([string] $one.Enabled -eq 'True')
        if ([string] $one.AllowLocalFirewallRules -eq 'False') {
            $ignored += $name
        }
        # AllowInboundRules off: "block all connections, also those in the list of allowed programs".
        if ([string] $one.AllowInboundRules -eq 'False') {
            $closed += $name
        }
    }
    $active = @(Get-NetConnectionProfile | ForEach-Object -Process { ConvertTo-Category -Word ([string] $_.NetworkCategory) } | Sort-Object -Unique)
    $port = Get-ListenerPort
    $ports = @{}
    foreach ($filter in @(Get-NetFirewallPortFilter -PolicyStore 'ActiveStore')) {
        $ports[[string] $filter.InstanceID] = $filter
    }
    $rules = @()
    foreach ($rule in @(Get-NetFirewallRule -PolicyStore 'ActiveStore' -Direction 'Inbound')) {
        $filter = $ports[[string] $rule.InstanceID]
        if ($null -eq $filter) {
            continue
        }
        $list = (@($filter.LocalPort) | ForEach-Object -Process { [string] $_ }) -join ','
        $named = $list -ne 'Any' -and (Test-PortInList -List $list -Port $port)
        # A rule for any port matters here only where it belongs to Remote Desktop or forbids.
        $broad = $list -eq 'Any' -and [string] $rule.Enabled -eq 'True' -and ([string] $rule.Action -eq 'Block' -and @('TCP', 'Any') -contains [string] $filter.Protocol)
        if (-not $named -and -not $broad -and [string] $rule.Group -ne '@FirewallAPI.dll,-28752') {
            continue
        }
        $rules += Get-RuleFact -Rule $rule -Protocol ([string] $filter.Protocol) -Ports $list
        if ($rules.Count -ge 60) {
            break
        }
    }
    $fact = [ordered]@{ activeProfiles = $active; enabled = $enabled; localRulesIgnored = $ignored; allInboundBlocked = $closed; rules = $rules }
    $drops = Get-Drops -Port $port -Days $Bundle['days']
    if ($null -ne $drops) {
        $fact['drops'] = $drops
    }
    return $fact
}

# Packets and connections to the port that the filtering platform dropped, where their auditing is on.
function Get-Drops {
    param([long] $Port, [long] $Days)
    try {
        $records = @(Get-WinEvent -FilterHashtable @{ LogName = 'Security'; Id = @(5152, 5157); StartTime = (Get-Date).AddDays(-$Days) } -MaxEvents 2000)
    } catch {
        return $null
    }
    $hit = @($records | Where-Object -FilterScript { [string] (Get-EventFields -Record $_)['DestPort'] -eq "$Port" })
    if ($hit.Length -eq 0) {
        return $null
    }
    return [ordered]@{ count = [long] $hit.Length; last = (ConvertTo-IsoTime -Time $hit[0].TimeCreated) }
}

function Get-RuleFact {
    param($Rule, [string] $Protocol, [string] $Ports)
    $profiles = @('domain', 'private', 'public')
    if ([string] $Rule.Profile -ne 'Any') {
        $profiles = @(([string] $Rule.Profile).Split(',') | ForEach-Object -Process { $_.Trim().ToLowerInvariant() })
    }
    $origin = 'local'
    if ([string] $Rule.PolicyStoreSourceType -eq 'GroupPolicy') {
        $origin = 'policy'
    }
    $action = 'allow'
    if ([string] $Rule.Action -eq 'Block') {
        $action = 'block'
    }
    return [ordered]@{ id = (Get-Text -Value $Rule.Name); enabled = [bool] ([string] $Rule.Enabled -eq 'True'); action = $action; profiles = $profiles; protocol = $Protocol; ports = (Get-Text -Value $Ports); origin = $origin }
}

function ConvertTo-Category {
    param([string] $Word)
    if ($Word -eq 'DomainAuthenticated') {
        return 'domain'
    }
    return $Word.ToLowerInvariant()
}

function Get-NetworkProfileFact {
    param($Bundle)
    $list = @(Get-NetConnectionProfile | ForEach-Object -Process { [ordered]@{ interface = [string] $_.InterfaceAlias; category = (ConvertTo-Category -Word ([string] $_.NetworkCategory)) } })
    return , $list
}

function Get-PortOwnerFact {
    param($Bundle)
    $port = Get-ListenerPort
    $listening = @(Get-NetTCPConnection -LocalPort $port -State Listen -ErrorAction SilentlyContinue)
    $fact = [ordered]@{ port = $port; listening = [bool] ($listening.Count -gt 0) }
    if ($listening.Count -gt 0) {
        $id = [long] $listening[0].OwningProcess
        $process = @(Get-Process -Id $id -ErrorAction SilentlyContinue)
        if ($process.Count -gt 0) {
            $fact['process'] = [string] $process[0].ProcessName
        }
        $hosted = @(Get-CimInstance -ClassName Win32_Service -Filter "ProcessId=$id" | ForEach-Object -Process { [string] $_.Name })
        if ($hosted -contains 'TermService') {
            $fact['service'] = 'TermService'
        } elseif ($hosted.Count -gt 0) {
            $fact['service'] = $hosted[0]
        }
    }
    $fact['addresses'] = @($listening | ForEach-Object -Process { [string] $_.LocalAddress } | Sort-Object -Unique)
    return $fact
}

function Get-SessionsFact {
    param($Bundle)
    $count = Get-SessionCount
    if ($null -eq $count) {
        return $null
    }
    $count['listening'] = [bool] (@((Get-SessionLine) | Where-Object -FilterScript { $_ -match '^[ >]rdp-tcp .* 6553[6-9]  ' }).Count -gt 0)
    return $count
}

# The offset from the source itself; w32tm's words are translated, its numbers are not.
function Get-TimeSourceFact {
    param($Bundle)
    $source = ((Invoke-Tool -Name 'w32tm' -Arguments @('/query', '/source')) -join ' ').Trim()
    $fact = [ordered]@{ source = (Get-Text -Value $source) }
    $name = ($source -split ',')[0].Trim()
    if ($name -match '^[A-Za-z0-9.:-]{1,255}$') {
        $lines = Invoke-Tool -Name 'w32tm' -Arguments @('/stripchart', "/computer:$name", '/samples:1', '/dataonly')
        if (($lines -join "`n") -match ', ([+-][0-9]+[.,][0-9]+)s') {
            $fact['offsetSeconds'] = [double]::Parse($Matches[1].Replace(',', '.'), [Globalization.CultureInfo]::InvariantCulture)
        }
    }
    return $fact
}
