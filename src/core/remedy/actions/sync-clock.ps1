$actions['syncClock'] = @{ Name = 'SyncClock'; Drops = 'nothing'; Undo = 'none'; Always = $true; AfterUndo = $false; Scope = 'machine' }

function Assert-SyncClock {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind')
}

function Get-SyncClockState {
    param($Action, [hashtable] $Run)
    return [ordered]@{ running = ([string] (Get-ServiceView -Name 'W32Time').State -eq 'Running') }
}

function Set-SyncClock {
    param($Action, $State, [hashtable] $Run)
    Start-OneService -Name 'W32Time'
    [void] (Invoke-Tool -Name 'w32tm' -Arguments @('/resync', '/rediscover'))
}

# Seconds by which a clock that was just set may be off.
$clockTolerance = 5

# What w32tm ends with is documented nowhere: measured against the source, or, where that is no computer to ask, read from the
# leap indicator (3: not synchronised). Words are translated, numbers are not.
function Test-SyncClock {
    param($Action, $State, [hashtable] $Run)
    if ([string] (Get-ServiceView -Name 'W32Time').State -ne 'Running') {
        return 'the time service W32Time does not run'
    }
    $source = ((Invoke-Tool -Name 'w32tm' -Arguments @('/query', '/source') -Good @()) -join ' ').Trim()
    $name = ($source -split ',')[0].Trim()
    if ($name -match '\A[A-Za-z0-9.:-]{1,255}\z') {
        $lines = (Invoke-Tool -Name 'w32tm' -Arguments @('/stripchart', "/computer:$name", '/samples:1', '/dataonly') -Good @()) -join "`n"
        if ($lines -match ', ([+-][0-9]{1,12})[.,][0-9]+s') {
            $seconds = [long] $Matches[1]
            if ($seconds -gt $clockTolerance -or $seconds -lt (0 - $clockTolerance)) {
                return "the clock is $seconds s away from $name after it was set"
            }
            return ''
        }
    }
    $status = [string] (Invoke-Tool -Name 'w32tm' -Arguments @('/query', '/status') -Good @() | Select-Object -First 1)
    if ($status -match '\A[^0-9]{1,80}[0-2]\s*\(') {
        return ''
    }
    return "no time source answered ($source), so nobody knows whether the clock is right; w32tm /query /status tells more"
}

function Undo-SyncClock {
    param($Action, $State, [hashtable] $Run)
}
