# Scheduled tasks, kept in the state by name. A test lets time come to them: Invoke-StandInTask runs one as SYSTEM.

function New-ScheduledTaskAction { param([string] $Execute, [string] $Argument) return [pscustomobject]@{ Execute = $Execute; Arguments = $Argument } }
function New-ScheduledTaskTrigger { param([switch] $Once, [switch] $AtStartup, [datetime] $At, [timespan] $RepetitionInterval, [timespan] $RepetitionDuration) return [pscustomobject]@{ StartBoundary = $(if ($AtStartup) { 'boot' } else { $At.ToUniversalTime().ToString('s') }); EndBoundary = '' } }
function New-ScheduledTaskPrincipal { param([string] $UserId, [string] $LogonType, [string] $RunLevel) return [pscustomobject]@{ UserId = $UserId; RunLevel = $RunLevel } }
function New-ScheduledTaskSettingsSet { param([switch] $StartWhenAvailable, [switch] $AllowStartIfOnBatteries, [switch] $DontStopIfGoingOnBatteries, [timespan] $DeleteExpiredTaskAfter) return [pscustomobject]@{ DeleteExpiredTaskAfter = "$DeleteExpiredTaskAfter" } }

# DeleteExpiredTaskAfter wants triggers with an end, else registering fails (the task XML is missing a required element).
function Register-ScheduledTask {
    [CmdletBinding()]
    param([string] $TaskName, [object[]] $Action, [object[]] $Trigger, $Principal, $Settings, [switch] $Force)
    Enter-Change "Register-ScheduledTask $TaskName"
    foreach ($one in @($Trigger | Where-Object { $_ })) {
        if ($Settings.DeleteExpiredTaskAfter -ne '00:00:00' -and -not $one.EndBoundary) { Stop-StandIn -Message 'The task XML is missing a required element or attribute. (43,4):EndBoundary:' -Id 'HRESULT 0x80041319,Register-ScheduledTask' -Category InvalidArgument }
    }
    $script:S.tasks[$TaskName] = @{ execute = $Action[0].Execute; arguments = $Action[0].Arguments; more = @($Action | Select-Object -Skip 1 | ForEach-Object { "$($_.Execute) $($_.Arguments)" }); at = @($Trigger | Where-Object { $_ } | ForEach-Object { $_.StartBoundary }); as = $Principal.UserId }
    Exit-Change "Register-ScheduledTask $TaskName"
}

function Get-ScheduledTask {
    [CmdletBinding()]
    param([string] $TaskName)
    Assert-On
    if (-not $script:S.tasks.ContainsKey($TaskName)) {
        Write-Error -Message "No MSFT_ScheduledTask objects found with property 'TaskName' equal to '$TaskName'." -ErrorId 'CmdletizationQuery_NotFound_TaskName,Get-ScheduledTask' -Category ObjectNotFound
        return
    }
    return [pscustomobject]@{ TaskName = $TaskName; Actions = @([pscustomobject]@{ Execute = $script:S.tasks[$TaskName].execute; Arguments = $script:S.tasks[$TaskName].arguments }) }
}

function Unregister-ScheduledTask {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $TaskName)
    if (-not $script:S.tasks.ContainsKey($TaskName)) {
        Write-Error -Message "No MSFT_ScheduledTask objects found with property 'TaskName' equal to '$TaskName'." -ErrorId 'CmdletizationQuery_NotFound_TaskName,Unregister-ScheduledTask' -Category ObjectNotFound
        return
    }
    try { Enter-Change "Unregister-ScheduledTask $TaskName" } catch {
        # What CIM cmdlets report is an error that does not end the caller, unless it asks for that.
        if ($script:Off) { throw }
        Write-Error -ErrorRecord $_
        return
    }
    $script:S.tasks.Remove($TaskName)
    Exit-Change "Unregister-ScheduledTask $TaskName"
}

function Start-ScheduledTask {
    [CmdletBinding()]
    param([string] $TaskName)
    Enter-Change "Start-ScheduledTask $TaskName"
    Invoke-StandInTask -Name $TaskName
    Exit-Change "Start-ScheduledTask $TaskName"
}

$script:Runner = $null

# How a script is run outside of this module, whose functions must not meet the script's own of the same name.
function Set-StandInRunner {
    param([scriptblock] $Block)
    $script:Runner = $Block
}

# Runs the script a task names, with its switches, as SYSTEM; then the programs that stand behind it.
function Invoke-StandInTask {
    param([string] $Name)
    $task = $script:S.tasks[$Name]
    if ($task.as -ne 'S-1-5-18') { throw "the task $Name is not SYSTEM's" }
    if ($task.arguments -match '-File "([^"]+)" (-[A-Za-z]+)$') {
        $arguments = @{ $Matches[2].Substring(1) = $true }
        $text = [IO.File]::ReadAllText($Matches[1])
        $was = [bool] $script:S.volatile.asSystem
        $path = $env:Path
        $script:S.volatile.asSystem = $true
        try { [void] (& $script:Runner $text $arguments) } finally { $script:S.volatile.asSystem = $was; $env:Path = $path }
    }
    foreach ($one in @($task.more)) {
        if ($one -match 'sc\.exe start (\w+)$') { [void] (sc.exe start $Matches[1]) }
    }
}
