$actions['movePort'] = @{ Name = 'MovePort'; Drops = 'sessions'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

function Assert-MovePort {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'to', 'profiles')
    Assert-Whole -Value $Action['to'] -What "$What to" -Min 1 -Max 65535
    Assert-Profiles -Value $Action['profiles'] -What "$What profiles" -Accepted $Accepted
}

function Get-MovePortState {
    param($Action, [hashtable] $Run)
    Assert-LocalRulesCount -Profiles $Action['profiles']
    $service = Get-ServiceView -Name 'TermService'
    foreach ($one in @(Get-NetTCPConnection -LocalPort $Action['to'] -State Listen -ErrorAction SilentlyContinue)) {
        if ([long] $one.OwningProcess -ne [long] $service.ProcessId) {
            Stop-WithProblem -Code 'stepFailed' -Says "port $($Action['to']) is taken by process $($one.OwningProcess) on $($one.LocalAddress); choose another port"
        }
    }
    return [ordered]@{
        port = (Get-RegistryState -Key $keyListener -Name 'PortNumber')
        tcp  = (Get-OwnRuleState -Name "rdpdoctor-tcp-$($Action['to'])")
        udp  = (Get-OwnRuleState -Name "rdpdoctor-udp-$($Action['to'])")
    }
}

# The doors first, then the listener: it must not move to where nobody gets in.
function Set-MovePort {
    param($Action, $State, [hashtable] $Run)
    Set-PortRule -Protocol 'TCP' -Port $Action['to'] -Profiles $Action['profiles'] -State $State['tcp']
    Set-PortRule -Protocol 'UDP' -Port $Action['to'] -Profiles $Action['profiles'] -State $State['udp']
    Set-RegistryValue -Key $keyListener -Name 'PortNumber' -Kind 'DWord' -Data $Action['to']
}

function Test-MovePort {
    param($Action, $State, [hashtable] $Run)
    foreach ($protocol in @('TCP', 'UDP')) {
        $problem = Test-PortRule -Protocol $protocol -Port $Action['to'] -Profiles $Action['profiles']
        if ($problem -ne '') {
            return $problem
        }
    }
    return Compare-RegistryValue -Key $keyListener -Name 'PortNumber' -Kind 'DWord' -Data $Action['to']
}

function Undo-MovePort {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'PortNumber' -State $State['port']
    Undo-PortRule -Protocol 'UDP' -Port $Action['to'] -State $State['udp']
    Undo-PortRule -Protocol 'TCP' -Port $Action['to'] -State $State['tcp']
}
