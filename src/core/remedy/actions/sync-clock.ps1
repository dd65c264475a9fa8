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

# w32tm ends with an error unless a time source answered.
function Test-SyncClock {
    param($Action, $State, [hashtable] $Run)
    if ([string] (Get-ServiceView -Name 'W32Time').State -ne 'Running') {
        return 'the time service W32Time does not run'
    }
    return ''
}

function Undo-SyncClock {
    param($Action, $State, [hashtable] $Run)
}
