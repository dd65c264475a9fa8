# What CIM, the event logs and the rest of the system say. An unknown class is an error of category MetadataError.

function Get-CimInstance {
    [CmdletBinding()]
    param([string] $ClassName, [string] $Filter, [string] $Namespace)
    Assert-On
    switch ($ClassName) {
        'Win32_Service' {
            Update-Pending
            if ($Filter -match '^ProcessId=([0-9]+)$') {
                $id = [int] $Matches[1]
                foreach ($one in @($script:S.services.Keys | Sort-Object)) { if ($script:S.volatile.pids[$one] -eq $id) { Get-ServiceView $one } }
                return
            }
            $name = [regex]::Match($Filter, "Name='([A-Za-z0-9]+)'").Groups[1].Value
            $key = $script:S.services.Keys | Where-Object { $_ -eq $name }
            if ($key) { return Get-ServiceView $key }
            return
        }
        default {
            if ($script:S.cim -and $script:S.cim.ContainsKey($ClassName)) {
                foreach ($one in @($script:S.cim[$ClassName])) { [pscustomobject] $one }
                return
            }
            Stop-StandIn -Message 'Invalid class' -Id 'HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' -Category MetadataError
        }
    }
}


# Records newest first, as Get-WinEvent returns them; an empty answer and an unknown log are errors with these ids.
class StandInEvent {
    [string] $ProviderName
    [int] $Id
    [datetime] $TimeCreated
    hidden [string] $Xml
    [string] ToXml() { return $this.Xml }
}

function Get-WinEvent {
    [CmdletBinding()]
    param([hashtable] $FilterHashtable, [long] $MaxEvents)
    Assert-On
    $log = $FilterHashtable.LogName
    if ($script:S.denied['logs'] -contains $log) {
        Stop-StandIn -Message 'Attempted to perform an unauthorized operation.' -Id 'System.UnauthorizedAccessException,Microsoft.PowerShell.Commands.GetWinEventCommand' -Category PermissionDenied -Type ([UnauthorizedAccessException])
    }
    if (-not $script:S.logs.ContainsKey($log)) {
        Stop-StandIn -Message "There is not an event log on the localhost computer that matches `"$log`"." -Id 'NoMatchingLogsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' -Category ObjectNotFound
    }
    $hit = @($script:S.logs[$log] | Where-Object { -not $FilterHashtable.ContainsKey('Id') -or $FilterHashtable.Id -contains ($_.id -band 0xFFFF) } | Sort-Object { $_.at } -Descending | Select-Object -First $MaxEvents)
    $hit = @($hit | Where-Object { [datetime]::Parse($_.at, [cultureinfo]::InvariantCulture, 'AdjustToUniversal').ToLocalTime() -ge $FilterHashtable.StartTime })
    if ($hit.Count -eq 0) {
        Stop-StandIn -Message 'No events were found that match the specified selection criteria.' -Id 'NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand' -Category ObjectNotFound
    }
    foreach ($one in $hit) {
        $event = [StandInEvent]::new()
        $event.ProviderName = $one.provider
        $event.Id = $one.id -band 0xFFFF
        $event.TimeCreated = [datetime]::Parse($one.at, [cultureinfo]::InvariantCulture, 'AdjustToUniversal').ToLocalTime()
        $event.Xml = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='x'/></System>$($one.data)</Event>"
        $event
    }
}

function Get-Process {
    [CmdletBinding()]
    param([int] $Id, [string] $Name)
    Assert-On
    foreach ($one in @($script:S.volatile.pids.Keys)) {
        if ($PSBoundParameters.ContainsKey('Id') -and $script:S.volatile.pids[$one] -eq $Id) {
            return [pscustomobject]@{ Id = $Id; ProcessName = 'svchost' }
        }
    }
    Write-Error -Message 'Cannot find a process.' -ErrorId 'NoProcessFoundForGivenId' -Category ObjectNotFound
}

function Get-NetAdapter {
    [CmdletBinding()]
    param()
    Assert-On
    foreach ($one in @($script:S.adapters)) { [pscustomobject] $one }
}

# Status by file name. Engines whose Windows does not look into catalogues say NotSigned for every file of Windows.
function Get-AuthenticodeSignature {
    [CmdletBinding()]
    param([string] $LiteralPath)
    Assert-On
    $status = $script:S.signatures[[IO.Path]::GetFileName($LiteralPath)]
    return [pscustomobject]@{ Status = $(if ($status) { $status } else { 'NotSigned' }) }
}

# A background job is a process of its own: it can be forbidden, and what it waits for can take for ever (about_Jobs).
function Start-Job {
    [CmdletBinding()]
    param([scriptblock] $ScriptBlock, [object[]] $ArgumentList)
    Assert-On
    if ($script:S.jobs -eq 'forbidden') {
        Stop-StandIn -Message 'An error occurred while starting the background process.' -Id 'InvalidOperation,Microsoft.PowerShell.Commands.StartJobCommand' -Category InvalidOperation
    }
    return [pscustomobject]@{ Block = $ScriptBlock; Arguments = $ArgumentList; Ended = $script:S.jobs -ne 'endless' }
}

function Wait-Job {
    [CmdletBinding()]
    param($Job, [int] $Timeout)
    if ($Job.Ended) { return $Job }
    if ($Timeout -le 0) { throw 'this job never ends' }
}

function Receive-Job {
    [CmdletBinding()]
    param($Job)
    if (-not $Job.Ended) { return }
    $given = $Job.Arguments
    & $Job.Block @given
}

function Remove-Job {
    [CmdletBinding()]
    param($Job, [switch] $Force)
    if (-not $Job.Ended -and -not $Force) { throw 'the job still runs' }
    $script:S.volatile.removedJobs = 1 + [int] $script:S.volatile['removedJobs']
}

# Win32_TerminalServiceSetting: the servers of policy, deployment and Services\TermService\Parameters\LicenseServers in one
# list; days of grace only while there is a grace period.
function Invoke-CimMethod {
    [CmdletBinding()]
    param($InputObject, [string] $MethodName)
    Assert-On
    if ($MethodName -eq 'GetSpecifiedLicenseServerList') { return [pscustomobject]@{ SpecifiedLSList = @($script:S.licensing.servers); ReturnValue = [uint32] 0 } }
    if ($null -eq $script:S.licensing['days']) { Stop-StandIn -Message 'Generic failure' -Id 'HRESULT 0x80041001,Microsoft.Management.Infrastructure.CimCmdlets.InvokeCimMethodCommand' -Category NotSpecified }
    return [pscustomobject]@{ DaysLeft = [uint32] $script:S.licensing.days; ReturnValue = [uint32] 0 }
}

# secedit /export: UTF-16, accounts as *SID.
function secedit.exe {
    $file = $args[([array]::IndexOf($args, '/cfg') + 1)]
    $global:LASTEXITCODE = 0
    [IO.File]::WriteAllText($file, "[Unicode]`r`nUnicode=yes`r`n[Privilege Rights]`r`nSeNetworkLogonRight = *S-1-1-0`r`nSeRemoteInteractiveLogonRight = *S-1-5-32-544,*S-1-5-32-555`r`nSeDenyRemoteInteractiveLogonRight = *S-1-5-113`r`n", [Text.Encoding]::Unicode)
}
