# Firewall rules by their names, which no language changes; profiles as the words that Set-NetFirewallRule takes.

function Get-ProfileWords {
    param($Profiles)
    $words = @()
    foreach ($one in @('Domain', 'Private', 'Public')) {
        if (@($Profiles) -contains $one) {
            $words += $one
        }
    }
    return , $words
}

function Get-RuleProfiles {
    param($Rule)
    $text = [string] $Rule.Profile
    if ($text -eq 'Any' -or $text -eq '0') {
        return , @('Domain', 'Private', 'Public')
    }
    $words = @($text.Split(',') | ForEach-Object -Process { $_.Trim() })
    return , (Get-ProfileWords -Profiles $words)
}

# Group policy can make Windows ignore every rule of the computer itself.
function Assert-LocalRulesCount {
    param($Profiles)
    foreach ($one in @(Get-NetFirewallProfile -PolicyStore 'ActiveStore')) {
        if (@($Profiles) -contains [string] $one.Name -and [string] $one.AllowLocalFirewallRules -eq 'False') {
            Stop-WithProblem -Code 'policyLocked' -Says "group policy makes the firewall ignore this computer's own rules in the profile $($one.Name) (AllowLocalPolicyMerge); the rule has to be made in that policy"
        }
    }
}

function Get-OwnRule {
    param([string] $Name)
    return Get-NetFirewallRule -Name $Name -ErrorAction SilentlyContinue
}

function Get-OwnRuleState {
    param([string] $Name)
    $rule = Get-OwnRule -Name $Name
    if ($null -eq $rule) {
        return $null
    }
    return [ordered]@{ enabled = [string] $rule.Enabled; profile = [string] $rule.Profile }
}

# A rule of ours for one port of the service that listens for Remote Desktop.
function Add-PortRule {
    param([string] $Protocol, [long] $Port, $Profiles)
    $name = "rdpdoctor-$($Protocol.ToLowerInvariant())-$Port"
    $service = Join-Path -Path (Join-Path -Path $env:SystemRoot -ChildPath 'System32') -ChildPath 'svchost.exe'
    [void] (New-NetFirewallRule -Name $name -DisplayName "Remote Desktop $Protocol $Port (rdpdoctor)" -Direction Inbound -Action Allow -Protocol $Protocol -LocalPort "$Port" -Profile (Get-ProfileWords -Profiles $Profiles) -Program $service -Service 'TermService')
}

function Set-PortRule {
    param([string] $Protocol, [long] $Port, $Profiles, $State)
    if ($null -eq $State) {
        Add-PortRule -Protocol $Protocol -Port $Port -Profiles $Profiles
        return
    }
    Set-NetFirewallRule -Name "rdpdoctor-$($Protocol.ToLowerInvariant())-$Port" -Enabled 'True' -Profile (Get-ProfileWords -Profiles $Profiles)
}

function Test-PortRule {
    param([string] $Protocol, [long] $Port, $Profiles)
    $rule = Get-OwnRule -Name "rdpdoctor-$($Protocol.ToLowerInvariant())-$Port"
    if ($null -eq $rule) {
        return "there is no firewall rule of rdpdoctor for $Protocol $Port"
    }
    if ([string] $rule.Enabled -ne 'True' -or ((Get-RuleProfiles -Rule $rule) -join ' ') -ne ((Get-ProfileWords -Profiles $Profiles) -join ' ')) {
        return "the firewall rule for $Protocol $Port is for $($rule.Profile), enabled: $($rule.Enabled)"
    }
    return ''
}

function Undo-PortRule {
    param([string] $Protocol, [long] $Port, $State)
    $name = "rdpdoctor-$($Protocol.ToLowerInvariant())-$Port"
    Restore-Rule -Name $name -State $State
}

function Restore-Rule {
    param([string] $Name, $State)
    $rule = Get-OwnRule -Name $Name
    if ($null -eq $State) {
        if ($null -ne $rule) {
            Remove-NetFirewallRule -Name $Name
        }
        return
    }
    if ([string] $rule.Enabled -ne $State['enabled'] -or [string] $rule.Profile -ne $State['profile']) {
        $words = [string[]] @(([string] $State['profile']).Split(',') | ForEach-Object -Process { $_.Trim() })
        Set-NetFirewallRule -Name $Name -Enabled $State['enabled'] -Profile $words
    }
}
