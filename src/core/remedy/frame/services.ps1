# Services by their names and the English words of the service control manager's CIM class.

function Get-ServiceView {
    param([string] $Name)
    $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'"
    if ($null -eq $service) {
        Stop-WithProblem -Code 'notFound' -Says "there is no service $Name on this computer"
    }
    return $service
}

function Start-OneService {
    param([string] $Name)
    $service = Get-ServiceView -Name $Name
    if ([string] $service.State -eq 'Running') {
        return
    }
    if ([string] $service.StartMode -eq 'Disabled') {
        Stop-WithProblem -Code 'stepFailed' -Says "the service $Name is disabled and cannot be started; its start type has to be set first"
    }
    Start-Service -Name $Name
    Wait-ServiceState -Name $Name -State 'Running'
}

function Wait-ServiceState {
    param([string] $Name, [string] $State)
    $tries = 0
    while ([string] (Get-ServiceView -Name $Name).State -ne $State) {
        $tries++
        if ($tries -gt 240) {
            Stop-WithProblem -Code 'stepFailed' -Says "the service $Name did not become $State within 60 seconds"
        }
        Start-Sleep -Milliseconds 250
    }
}
