# Services by their names and the English words of the service control manager's CIM class. sc asks for a stop or a start and
# does not wait (Stop-Service and Start-Service wait for ever); the waiting here has an end.

# Seconds; TermService was seen to need more than a minute to stop.
$servicePatience = 120

function Get-ServiceView {
    param([string] $Name)
    $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'"
    if ($null -eq $service) {
        Stop-WithProblem -Code 'notFound' -Says "there is no service $Name on this computer"
    }
    return $service
}

# Everything that rests on a service and runs, the ones that rest on others first: the order to stop them in.
function Get-RunningDependent {
    param([string] $Name)
    $names = @((Get-Service -Name $Name).DependentServices | Where-Object -FilterScript { [string] $_.Status -ne 'Stopped' } | ForEach-Object -Process { [string] $_.Name })
    return , $names
}

# 1056: it runs already.
function Start-OneService {
    param([string] $Name, [int] $Patience = $servicePatience)
    $service = Get-ServiceView -Name $Name
    if ([string] $service.State -eq 'Running') {
        return
    }
    if ([string] $service.StartMode -eq 'Disabled') {
        Stop-WithProblem -Code 'stepFailed' -Says "the service $Name is disabled and cannot be started; its start type has to be set first"
    }
    if ([string] $service.State -eq 'Stop Pending') {
        Wait-ServiceState -Name $Name -State 'Stopped' -Patience $Patience
    }
    [void] (Invoke-Tool -Name 'sc' -Arguments @('start', $Name) -Good @(0, 1056))
    Wait-ServiceState -Name $Name -State 'Running' -Patience $Patience
}

# 1062: it does not run; 1061: it is stopping already. What rests on it has to be stopped before.
function Stop-OneService {
    param([string] $Name)
    $state = [string] (Get-ServiceView -Name $Name).State
    if ($state -eq 'Stopped') {
        return
    }
    if ($state -ne 'Stop Pending') {
        [void] (Invoke-Tool -Name 'sc' -Arguments @('stop', $Name) -Good @(0, 1061, 1062))
    }
    try {
        Wait-ServiceState -Name $Name -State 'Stopped' -Patience $servicePatience
    } catch {
        Stop-StuckProcess -Name $Name
        Wait-ServiceState -Name $Name -State 'Stopped' -Patience 15
    }
}

# A service that hangs in stopping is ended with its process, where it is alone in it.
function Stop-StuckProcess {
    param([string] $Name)
    $service = Get-ServiceView -Name $Name
    $id = [long] $service.ProcessId
    if ([string] $service.State -ne 'Stop Pending' -or $id -eq 0) {
        return
    }
    $hosted = @(Get-CimInstance -ClassName Win32_Service -Filter "ProcessId=$id" | ForEach-Object -Process { [string] $_.Name })
    if ($hosted.Length -ne 1 -or $hosted[0] -ne $Name) {
        Stop-WithProblem -Code 'stepFailed' -Says "the service $Name hangs in stopping and shares its process $id with $(@($hosted | Where-Object -FilterScript { $_ -ne $Name }) -join ', '), so it is not ended by force; restart this computer"
    }
    [void] (Invoke-Tool -Name 'taskkill' -Arguments @('/F', '/PID', "$id") -Good @(0, 128))
}

function Wait-ServiceState {
    param([string] $Name, [string] $State, [int] $Patience = $servicePatience)
    $tries = 0
    while ([string] (Get-ServiceView -Name $Name).State -ne $State) {
        $tries++
        if ($tries -gt 4 * $Patience) {
            Stop-WithProblem -Code 'stepFailed' -Says "the service $Name did not become $State within $Patience seconds; it is $((Get-ServiceView -Name $Name).State)"
        }
        Start-Sleep -Milliseconds 250
    }
}
