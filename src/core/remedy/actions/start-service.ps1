$actions['startService'] = @{ Name = 'StartService'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

function Assert-StartService {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'service')
    Assert-OneOf -Value $Action['service'] -What "$What service" -Choices $services
}

function Get-StartServiceState {
    param($Action, [hashtable] $Run)
    return [ordered]@{ running = ([string] (Get-ServiceView -Name $Action['service']).State -eq 'Running') }
}

function Set-StartService {
    param($Action, $State, [hashtable] $Run)
    Start-OneService -Name $Action['service']
}

function Test-StartService {
    param($Action, $State, [hashtable] $Run)
    $service = Get-ServiceView -Name $Action['service']
    if ([string] $service.State -ne 'Running') {
        return "$($Action['service']) is $($service.State) (exit code $($service.ExitCode))"
    }
    return ''
}

function Undo-StartService {
    param($Action, $State, [hashtable] $Run)
    if (-not $State['running'] -and [string] (Get-ServiceView -Name $Action['service']).State -ne 'Stopped') {
        foreach ($one in (Get-RunningDependent -Name $Action['service'])) {
            Stop-OneService -Name $one
        }
        Stop-OneService -Name $Action['service']
    }
}
