# NetSecurity, NetConnection, NetTCPIP and DnsClient as far as they are used. Rules have names that no language changes and
# groups as resource ids (@FirewallAPI.dll,-28752); enabled is "True"/"False"; rules of group policy live in another store
# and are read-only; profiles are flags: Domain 1, Private 2, Public 4, Any 0.

function ConvertTo-ProfileText {
    param([string[]] $Names)
    if ($Names -contains 'Any') { return 'Any' }
    $sorted = @('Domain', 'Private', 'Public' | Where-Object { $Names -contains $_ })
    return $sorted -join ', '
}

function Get-RuleView {
    param([string] $Name)
    $rule = $script:S.firewall.rules[$Name]
    return [pscustomobject]@{
        Name                  = $Name
        InstanceID            = $Name
        DisplayName           = "uebersetzt: $Name"
        Group                 = $rule.group
        Enabled               = $rule.enabled
        Profile               = $rule.profile
        Direction             = 'Inbound'
        Action                = $rule.action
        PolicyStoreSourceType = $rule.source
        Port                  = $rule
    }
}

function Get-NetFirewallRule {
    [CmdletBinding()]
    param([string] $Name, [string] $Group, [string] $PolicyStore, [string] $Direction, [string] $Enabled)
    Assert-On
    $names = @($script:S.firewall.rules.Keys | Sort-Object)
    if (-not $PolicyStore) { $names = @($names | Where-Object { $script:S.firewall.rules[$_].source -eq 'Local' }) }
    if ($Name) { $names = @($names | Where-Object { $_ -eq $Name }) }
    if ($Group) { $names = @($names | Where-Object { $script:S.firewall.rules[$_].group -eq $Group }) }
    if ($Enabled) { $names = @($names | Where-Object { $script:S.firewall.rules[$_].enabled -eq $Enabled }) }
    if ($names.Count -eq 0 -and ($Name -or $Group)) {
        Write-Error -Message "No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to '$Name$Group'.  Verify the value of the property and retry." -ErrorId 'CmdletizationQuery_NotFound_InstanceID,Get-NetFirewallRule' -Category ObjectNotFound
        return
    }
    foreach ($one in $names) { Get-RuleView $one }
}

function Set-NetFirewallRule {
    [CmdletBinding()]
    param([string] $Name, [string] $Enabled, [string[]] $Profile)
    Enter-Change "Set-NetFirewallRule $Name"
    $rule = $script:S.firewall.rules[$Name]
    if ($null -eq $rule -or $rule.source -ne 'Local') {
        Stop-StandIn -Message "No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to '$Name'." -Id 'CmdletizationQuery_NotFound_InstanceID,Set-NetFirewallRule' -Category ObjectNotFound
    }
    if ($script:S.denied['firewall']) { Stop-StandIn -Message 'Access is denied.' -Id 'Windows System Error 5,Set-NetFirewallRule' -Category PermissionDenied }
    if ($Enabled) { $rule.enabled = $Enabled }
    if ($Profile) { $rule.profile = ConvertTo-ProfileText $Profile }
    Exit-Change "Set-NetFirewallRule $Name"
}

function New-NetFirewallRule {
    [CmdletBinding()]
    param([string] $Name, [string] $DisplayName, [string] $Description, [string] $Direction, [string] $Action, [string] $Protocol, [string[]] $LocalPort, [string[]] $Profile, [string] $Program, [string] $Service)
    Enter-Change "New-NetFirewallRule $Name"
    if ($script:S.firewall.rules.ContainsKey($Name)) {
        Stop-StandIn -Message 'Cannot create a file when that file already exists.' -Id 'Windows System Error 183,New-NetFirewallRule' -Category NotSpecified
    }
    if ($Direction -ne 'Inbound') { throw 'only inbound rules are made' }
    $script:S.firewall.rules[$Name] = @{ group = ''; enabled = 'True'; profile = (ConvertTo-ProfileText $Profile); action = $Action; source = 'Local'; protocol = $Protocol; port = ($LocalPort -join ','); program = $Program; service = $Service }
    Exit-Change "New-NetFirewallRule $Name"
    return Get-RuleView $Name
}

function Remove-NetFirewallRule {
    [CmdletBinding()]
    param([string] $Name)
    Enter-Change "Remove-NetFirewallRule $Name"
    if (-not $script:S.firewall.rules.ContainsKey($Name)) {
        Stop-StandIn -Message "No MSFT_NetFirewallRule objects found with property 'InstanceID' equal to '$Name'." -Id 'CmdletizationQuery_NotFound_InstanceID,Remove-NetFirewallRule' -Category ObjectNotFound
    }
    $script:S.firewall.rules.Remove($Name)
    Exit-Change "Remove-NetFirewallRule $Name"
}

function Get-NetFirewallPortFilter {
    [CmdletBinding()]
    param($AssociatedNetFirewallRule, [string] $PolicyStore, [Parameter(ValueFromPipeline = $true)] $InputObject)
    $rules = if ($AssociatedNetFirewallRule) { @($AssociatedNetFirewallRule) } else { @($script:S.firewall.rules.Keys | Sort-Object | ForEach-Object { Get-RuleView $_ }) }
    foreach ($rule in $rules) { [pscustomobject]@{ InstanceID = $rule.Name; Protocol = $rule.Port.protocol; LocalPort = $rule.Port.port } }
}

function Get-NetFirewallProfile {
    [CmdletBinding()]
    param([string] $PolicyStore, [string] $Name)
    Assert-On
    foreach ($one in @('Domain', 'Private', 'Public')) {
        $profile = $script:S.firewall.profiles[$one]
        if (-not $Name -or $Name -eq $one) { [pscustomobject]@{ Name = $one; Enabled = $profile.enabled; AllowLocalFirewallRules = $profile.local; AllowInboundRules = $(if ($profile['inbound']) { $profile.inbound } else { 'NotConfigured' }); DefaultInboundAction = 'Block' } }
    }
}

function Get-NetConnectionProfile {
    [CmdletBinding()]
    param()
    Assert-On
    foreach ($one in $script:S.net) { [pscustomobject]@{ InterfaceAlias = $one.alias; InterfaceIndex = $one.index; NetworkCategory = $one.category; Name = 'Netzwerk' } }
}

function Set-NetConnectionProfile {
    [CmdletBinding()]
    param([int] $InterfaceIndex, [string] $NetworkCategory)
    Enter-Change "Set-NetConnectionProfile $InterfaceIndex"
    $one = @($script:S.net | Where-Object { $_.index -eq $InterfaceIndex })[0]
    if ($one.category -eq 'DomainAuthenticated') {
        Stop-StandIn -Message 'Unable to set NetworkCategory due to one of the following possible reasons: not running PowerShell elevated; the NetworkCategory cannot be changed from DomainAuthenticated.' -Id 'MI RESULT 2,Set-NetConnectionProfile' -Category PermissionDenied
    }
    $one.category = $NetworkCategory
    Exit-Change "Set-NetConnectionProfile $InterfaceIndex"
}

function Get-NetTCPConnection {
    [CmdletBinding()]
    param([int] $LocalPort, [string] $State)
    Assert-On
    $all = @($script:S.listening | Where-Object { $_.port -eq $LocalPort })
    if ($all.Count -eq 0) {
        Write-Error -Message "No matching MSFT_NetTCPConnection objects found by CIM query for instances of the class on the  CIM server." -ErrorId 'CmdletizationQuery_NotFound,Get-NetTCPConnection' -Category ObjectNotFound
        return
    }
    foreach ($one in $all) { [pscustomobject]@{ LocalAddress = $one.address; LocalPort = $one.port; State = 'Listen'; OwningProcess = [uint32] $(if ($one['service']) { $script:S.volatile.pids[$one['service']] } else { $one.pid }) } }
}

function Clear-DnsClientCache {
    [CmdletBinding()]
    param()
    Enter-Change 'Clear-DnsClientCache'
    $script:S.volatile.dnsCleared = $true
    Exit-Change 'Clear-DnsClientCache'
}

function Get-NetIPAddress {
    [CmdletBinding()]
    param()
    Assert-On
    foreach ($one in @($script:S.ip)) { [pscustomobject] $one }
}

# netsh http show sslcert: labels are translated, the order is not: endpoint, then the hash.
function netsh.exe {
    $global:LASTEXITCODE = 0
    'SSL-Zertifikatbindungen:'
    '-------------------------'
    foreach ($one in @($script:S.sslcert)) {
        "    IP:Port                      : $($one.endpoint)"
        "    Zertifikathash             : $($one.sha1)"
        "    Anwendungs-ID               : {4dc3e181-e14b-4a21-b022-59fc669b0914}"
    }
}

# nltest /sc_query: "Trusted DC Connection Status Status = 0 0x0 NERR_Success", the number before the name of the error.
function nltest.exe {
    $global:LASTEXITCODE = 0
    $status = $script:S.channel
    "Flags: $(if ($status -eq 0) { 'b0' } else { '80' })"
    "Verbindungsstatus des vertrauenswuerdigen Domaenencontrollers Status = $status 0x$($status.ToString('x')) $(if ($status -eq 0) { 'NERR_Success' } else { 'ERROR_NO_LOGON_SERVERS' })"
}
