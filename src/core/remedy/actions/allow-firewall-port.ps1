$actions['allowFirewallPort'] = @{ Name = 'AllowFirewallPort'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

function Assert-AllowFirewallPort {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'port', 'profiles')
    Assert-Whole -Value $Action['port'] -What "$What port" -Min 1 -Max 65535
    Assert-Profiles -Value $Action['profiles'] -What "$What profiles" -Accepted $Accepted
}

function Get-AllowFirewallPortState {
    param($Action, [hashtable] $Run)
    Assert-LocalRulesCount -Profiles $Action['profiles']
    return [ordered]@{ tcp = (Get-OwnRuleState -Name "rdpdoctor-tcp-$($Action['port'])") }
}

function Set-AllowFirewallPort {
    param($Action, $State, [hashtable] $Run)
    Set-PortRule -Protocol 'TCP' -Port $Action['port'] -Profiles $Action['profiles'] -State $State['tcp']
}

function Test-AllowFirewallPort {
    param($Action, $State, [hashtable] $Run)
    return Test-PortRule -Protocol 'TCP' -Port $Action['port'] -Profiles $Action['profiles']
}

function Undo-AllowFirewallPort {
    param($Action, $State, [hashtable] $Run)
    Undo-PortRule -Protocol 'TCP' -Port $Action['port'] -State $State['tcp']
}
