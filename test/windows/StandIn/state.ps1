# The state, the count of changes, and faults at the n-th of them.

$script:S = @{}
$script:Count = @{ change = 0; clock = 0; sleep = 0 }
$script:Fault = $null
$script:Off = $false
$script:Calls = [System.Collections.Generic.List[string]]::new()

function Set-StandInState {
    param([string] $Json)
    $script:S = ConvertFrom-Json -InputObject $Json -AsHashtable -DateKind String -Depth 32
    # Keys and value names are the same in upper and lower case.
    $registry = @{}
    foreach ($key in $script:S.registry.get_Keys()) {
        $registry[$key] = @{}
        foreach ($name in $script:S.registry[$key].get_Keys()) { $registry[$key][$name] = $script:S.registry[$key][$name] }
    }
    $script:S.registry = $registry
    Reset-StandIn
}

function Reset-StandIn {
    $script:Count = @{ change = 0; clock = 0; sleep = 0 }
    $script:Fault = $null
    $script:Off = $false
    $script:S.volatile['asSystem'] = $false
    $script:Calls.Clear()
}

# At = 'change', 'clock' or 'sleep'; N = the how-manieth; When = 'before' or 'after'; How = 'error', 'denied' or 'off'.
function Set-StandInFault {
    param([hashtable] $Fault)
    $script:Fault = $Fault
}

# The fault that has not come yet.
function Get-StandInFault {
    return $script:Fault
}

function Get-StandInCount {
    return $script:Count.Clone()
}

function Get-StandInCalls {
    return , $script:Calls.ToArray()
}

function Get-StandInRaw {
    return $script:S
}

# All that must be the same again after an undo, as text with sorted keys; what Windows itself moves on is left out.
function Get-StandInText {
    $view = ConvertTo-SortedView $script:S
    $view.Remove('volatile')
    # The folder of the journals stays; it is none of a plan's changes.
    $view['acls'].Remove('/ProgramData/rdpdoctor')
    # Lists are compared entry by entry: rights as masks, accounts as SIDs.
    foreach ($path in @($view['acls'].get_Keys())) { $view['acls'][$path] = ConvertTo-PlainSddl $view['acls'][$path] }
    return (ConvertTo-Json -InputObject $view -Depth 12 -Compress) + (Get-StandInFiles)
}

function Get-StandInJson {
    return ConvertTo-Json -InputObject (ConvertTo-SortedView $script:S) -Depth 12 -Compress
}

# Tables that change have their keys sorted; the others keep the order they were read in.
function ConvertTo-SortedView {
    param([System.Collections.IDictionary] $Value)
    $view = [ordered]@{}
    foreach ($key in $Value.get_Keys()) { $view[$key] = $Value[$key] }
    foreach ($table in @('acls', 'keys', 'tasks', 'services')) { $view[$table] = ConvertTo-SortedTable $view[$table] }
    $view['firewall'] = [ordered]@{ profiles = $view['firewall'].profiles; rules = (ConvertTo-SortedTable $view['firewall'].rules) }
    $registry = [ordered]@{}
    $names = [string[]] @($Value.registry.get_Keys())
    [array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
        $key = $Value.registry[$name]
        $registry[$name] = if ($key.get_Count() -lt 2) { $key } else { ConvertTo-SortedTable $key }
    }
    $view['registry'] = $registry
    return $view
}

function ConvertTo-SortedTable {
    param([System.Collections.IDictionary] $Table)
    $sorted = [ordered]@{}
    $names = [string[]] @($Table.get_Keys())
    [array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
        $sorted[$name] = $Table[$name]
    }
    return $sorted
}

# Every change to the state passes here, before and after.
function Enter-Change {
    param([string] $What)
    Assert-On
    $script:Count.change++
    $script:Calls.Add($What)
    Invoke-Fault -At 'change' -When 'before' -What $What
}

function Exit-Change {
    param([string] $What)
    Invoke-Fault -At 'change' -When 'after' -What $What
}

function Invoke-Fault {
    param([string] $At, [string] $When, [string] $What)
    $fault = $script:Fault
    if ($null -eq $fault -or $fault.At -ne $At -or $fault.When -ne $When -or $script:Count[$At] -ne $fault.N) {
        return
    }
    $script:Fault = $null
    switch ($fault.How) {
        'kill' {
            [IO.File]::WriteAllText($fault.StatePath, (Get-StandInJson))
            [System.Diagnostics.Process]::GetCurrentProcess().Kill()
            Start-Sleep -Seconds 60
        }
        'off' {
            $script:Off = $true
            Assert-On
        }
        'denied' {
            Stop-StandIn -Message "Access to the path is denied. ($What)" -Id 'UnauthorizedAccess' -Category PermissionDenied
        }
        default {
            Stop-StandIn -Message "the stand-in fails here on purpose ($What)" -Id 'StandInFault' -Category InvalidOperation
        }
    }
}

# A machine without power does nothing more, whatever is asked of it.
function Assert-On {
    if ($script:Off) {
        throw [System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new('the machine is off'), 'StandInOff', 'ResourceUnavailable', $null)
    }
}

function Stop-StandIn {
    param([string] $Message, [string] $Id, [System.Management.Automation.ErrorCategory] $Category, [type] $Type = [System.InvalidOperationException])
    throw [System.Management.Automation.ErrorRecord]::new($Type::new($Message), $Id, $Category, $null)
}

function ConvertTo-PlainSddl {
    param([string] $Sddl)
    $plain = $Sddl -creplace 'D:PAI', 'D:P'
    $plain = $plain -creplace ';FA;', ';0x1f01ff;' -creplace ';FR;', ';0x120089;'
    foreach ($name in @{ SY = 'S-1-5-18'; BA = 'S-1-5-32-544'; NS = 'S-1-5-20'; BU = 'S-1-5-32-545'; WD = 'S-1-1-0' }.GetEnumerator()) { $plain = $plain -creplace ";$($name.Key)\)", ";$($name.Value))" }
    return $plain
}
