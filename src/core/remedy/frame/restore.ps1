# A change that is only for a time is put back by Windows' own scheduler, even if nobody comes back.

function Get-RestoreTaskName {
    param([hashtable] $Run, [string] $Name)
    return "rdpdoctor-$($Run.Plan['id'])-$Name"
}

function Get-RestoreTask {
    param([hashtable] $Run, [string] $Name)
    return Get-ScheduledTask -TaskName (Get-RestoreTaskName -Run $Run -Name $Name) -ErrorAction SilentlyContinue
}

# What the task runs: reg.exe with the listener's key, a fixed name and a number.
function Get-RestoreArgument {
    param([string] $Name, $State)
    if ($null -eq $State['value']) {
        return "delete `"$keyListener`" /v $Name /f"
    }
    if ($State['value']['kind'] -ne 'DWord') {
        Stop-WithProblem -Code 'notSupported' -Says "$Name is of kind $($State['value']['kind']) and not a number, so it could not be put back on time"
    }
    return "add `"$keyListener`" /v $Name /t REG_DWORD /d $([long] $State['value']['data']) /f"
}

function Register-Restore {
    param([hashtable] $Run, [string] $Name, $State, [long] $Minutes)
    $at = (Get-Date).AddMinutes($Minutes)
    $tool = Join-Path -Path (Join-Path -Path $env:SystemRoot -ChildPath 'System32') -ChildPath 'reg.exe'
    $action = New-ScheduledTaskAction -Execute $tool -Argument (Get-RestoreArgument -Name $Name -State $State)
    $trigger = New-ScheduledTaskTrigger -Once -At $at
    $trigger.EndBoundary = $at.AddDays(7).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -DeleteExpiredTaskAfter (New-TimeSpan -Hours 1)
    [void] (Register-ScheduledTask -TaskName (Get-RestoreTaskName -Run $Run -Name $Name) -Action $action -Trigger $trigger -Principal $principal -Settings $settings -Force)
    $Run.RestoreAt = $at.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
}

function Unregister-Restore {
    param([hashtable] $Run, [string] $Name)
    if ($null -ne (Get-RestoreTask -Run $Run -Name $Name)) {
        Unregister-ScheduledTask -TaskName (Get-RestoreTaskName -Run $Run -Name $Name) -Confirm:$false
    }
}

# One number of the listener, put back by a task where it is the less safe one.
function Set-ListenerNumber {
    param([hashtable] $Run, [string] $Name, [long] $Wanted, $State, [long] $Minutes)
    if ($Minutes -gt 0) {
        Register-Restore -Run $Run -Name $Name -State $State['setting'] -Minutes $Minutes
    }
    Set-RegistryValue -Key $keyListener -Name $Name -Kind 'DWord' -Data $Wanted
}

function Get-ListenerNumberState {
    param([hashtable] $Run, [string] $Name, [long] $Wanted)
    Assert-NoPolicy -Key $keyPolicy -Name $Name -Wanted $Wanted
    $task = $null -ne (Get-RestoreTask -Run $Run -Name $Name)
    return [ordered]@{ setting = (Get-RegistryState -Key $keyListener -Name $Name); task = $task }
}

function Test-ListenerNumber {
    param([hashtable] $Run, [string] $Name, [long] $Wanted, [long] $Minutes)
    $problem = Compare-RegistryValue -Key $keyListener -Name $Name -Kind 'DWord' -Data $Wanted
    if ($problem -eq '' -and $Minutes -gt 0 -and $null -eq (Get-RestoreTask -Run $Run -Name $Name)) {
        return "the scheduled task $(Get-RestoreTaskName -Run $Run -Name $Name) that puts $Name back is not there"
    }
    return $problem
}

function Undo-ListenerNumber {
    param([hashtable] $Run, [string] $Name, $State)
    Restore-RegistryState -Key $keyListener -Name $Name -State $State['setting']
    if (-not $State['task']) {
        Unregister-Restore -Run $Run -Name $Name
    }
}
