$actions['bindListenerCertificate'] = @{ Name = 'BindListenerCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Key = $true }

function Assert-BindListenerCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'sha1')
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

# The binding, and who may read the certificate's key: the service that listens runs as NETWORK SERVICE.
function Get-BindListenerCertificateState {
    param($Action, [hashtable] $Run)
    Write-DeploymentCertificate -Run $Run -Thumbprint $Action['sha1']
    Assert-NoBroker
    $certificate = Assert-CertificateThere -Store 'My' -Thumbprint $Action['sha1']
    $fault = Get-ListenerFault -Certificate $certificate
    if ($fault -ne '') {
        Stop-WithProblem -Code 'stepFailed' -Says "the certificate $($Action['sha1']) $fault, so Remote Desktop must not be bound to it"
    }
    $file = Get-KeyFilePath -Store 'My' -Thumbprint $Action['sha1']
    $list = $null
    if ($file -ne '') {
        $list = Get-AccessList -Path $file
    }
    return [ordered]@{ binding = (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash'); file = $file; list = $list }
}

function Set-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Grant-KeyToService -Run $Run -File $State['file'] -Thumbprint $Action['sha1']
    Set-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
    Write-OtherCertificate -Run $Run -Thumbprint $Action['sha1']
}

# What else this computer presents: a certificate is rarely renewed for the listener alone. It is told and left alone.
function Write-OtherCertificate {
    param([hashtable] $Run, [string] $Thumbprint)
    try {
        $others = Get-HttpsEndpoint
    } catch {
        [void] $Run.Notes.Add("which certificates RD Gateway and HTTPS present here could not be read: $($_.Exception.Message)")
        return
    }
    foreach ($one in $others) {
        $who = "HTTPS at $($one.Endpoint) (RD Web, WinRM or another site)"
        $how = 'it is changed where that site is set up'
        if ($one.Role -eq 'gateway') {
            $who = 'RD Gateway'
            $how = 'change it in RD Gateway Manager, SSL Certificate, then restart TSGateway'
        }
        if ($one.Thumbprint -eq $Thumbprint) {
            [void] $Run.Notes.Add("$who presents this certificate as well")
            continue
        }
        $certificate = Get-StoreCertificate -Store 'My' -Thumbprint $one.Thumbprint
        $what = $one.Thumbprint
        if ($null -ne $certificate) {
            $what += ", $($certificate.Subject), until $($certificate.NotAfter.ToUniversalTime().ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture))"
        }
        [void] $Run.Notes.Add("$who presents another certificate ($what); $how")
    }
}

# Where the deployment sets the certificates, what it has set is told before the plan is refused.
function Write-DeploymentCertificate {
    param([hashtable] $Run, [string] $Thumbprint)
    try {
        $found = Get-DeploymentCertificate
    } catch {
        $found = @()
        [void] $Run.Notes.Add("which certificates the deployment has could not be read: $($_.Exception.Message)")
    }
    $words = @{ deploymentGateway = 'RD Gateway'; deploymentWeb = 'RD Web Access'; deploymentBroker = 'RD Connection Broker, single sign-on'; deploymentPublishing = 'RD Connection Broker, publishing' }
    foreach ($one in $found) {
        $which = "another one ($($one.Thumbprint), $($one.Subject))"
        if ($one.Thumbprint -eq $Thumbprint) {
            $which = 'this certificate'
        }
        $note = "$($words[$one.Role]): the deployment has $which"
        if ($one.Ends -ne '') {
            $note += ", until $($one.Ends.Substring(0, 10))"
        }
        if (-not $Run.Notes.Contains($note)) {
            [void] $Run.Notes.Add($note)
        }
    }
}

function Test-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    if ($State['file'] -ne '' -and -not (Test-FileRight -Sddl (Get-FileSddl -Path $State['file']) -Sids $sidNetworkService -Wanted 0x120089)) {
        return "NETWORK SERVICE may not read the key file $($State['file'])"
    }
    return Compare-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
}

function Undo-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash' -State $State['binding']
    if ($State['file'] -ne '') {
        Restore-AccessList -Run $Run -Path $State['file'] -List $State['list']
    }
}
