$actions['enableFirewallGroup'] = @{ Name = 'EnableFirewallGroup'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Guard = $true }

$firewallGroup = '@FirewallAPI.dll,-28752'

function Assert-EnableFirewallGroup {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'profiles')
    Assert-Profiles -Value $Action['profiles'] -What "$What profiles" -Accepted $Accepted
}

# Shadowing is not needed to connect and stays as it is.
function Get-GroupRules {
    $rules = @(Get-NetFirewallRule -Group $firewallGroup -ErrorAction SilentlyContinue | Where-Object -FilterScript { [string] $_.Name -notmatch 'Shadow' } | Sort-Object -Property Name)
    if ($rules.Count -eq 0) {
        Stop-WithProblem -Code 'notFound' -Says "the firewall has no rules of the group Remote Desktop ($firewallGroup)"
    }
    return , $rules
}

function Get-EnableFirewallGroupState {
    param($Action, [hashtable] $Run)
    Assert-LocalRulesCount -Profiles $Action['profiles']
    $state = [ordered]@{}
    foreach ($rule in (Get-GroupRules)) {
        $state[[string] $rule.Name] = [ordered]@{ enabled = [string] $rule.Enabled; profile = [string] $rule.Profile }
    }
    return $state
}

# A rule that is off opens exactly the chosen profiles; one that is on keeps those it has.
function Set-EnableFirewallGroup {
    param($Action, $State, [hashtable] $Run)
    foreach ($rule in (Get-GroupRules)) {
        $profiles = @($Action['profiles'])
        if ([string] $rule.Enabled -eq 'True') {
            $profiles += Get-RuleProfiles -Rule $rule
        }
        $words = Get-ProfileWords -Profiles $profiles
        if ([string] $rule.Enabled -ne 'True' -or ($words -join ' ') -ne ((Get-RuleProfiles -Rule $rule) -join ' ')) {
            Set-NetFirewallRule -Name ([string] $rule.Name) -Enabled 'True' -Profile $words
        }
    }
}

function Test-EnableFirewallGroup {
    param($Action, $State, [hashtable] $Run)
    foreach ($rule in (Get-GroupRules)) {
        if ([string] $rule.Enabled -ne 'True') {
            return "the firewall rule $($rule.Name) is off"
        }
        $has = Get-RuleProfiles -Rule $rule
        foreach ($one in $Action['profiles']) {
            if ($has -notcontains $one) {
                return "the firewall rule $($rule.Name) is not for the profile $one"
            }
        }
    }
    return ''
}

function Undo-EnableFirewallGroup {
    param($Action, $State, [hashtable] $Run)
    foreach ($entry in $State.GetEnumerator()) {
        Restore-Rule -Name ([string] $entry.Key) -State $entry.Value
    }
}
