$actions['requestCertificate'] = @{ Name = 'RequestCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $true; AfterUndo = $false; Scope = 'machine'; Makes = $true }

function Assert-RequestCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'template') -May @('bind')
    Assert-Text -Value $Action['template'] -What "$What template" -MaxLength 128
    if ($Action.Contains('bind')) {
        Assert-Boolean -Value $Action['bind'] -What "$What bind"
    }
}

function Get-RequestCertificateState {
    param($Action, [hashtable] $Run)
    return [ordered]@{ stored = (Get-StoreThumbprint -Store 'My'); binding = (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash') }
}

function Get-NewThumbprint {
    param($State)
    $new = @(Get-StoreThumbprint -Store 'My' | ForEach-Object -Process { $_ } | Where-Object -FilterScript { @($State['stored']) -cnotcontains $_ })
    return , $new
}

function Set-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    $answer = Get-Certificate -Template $Action['template'] -CertStoreLocation (Get-StorePath -Store 'My')
    if ([string] $answer.Status -ne 'Issued') {
        Stop-WithProblem -Code 'stepFailed' -Says "the certification authority answered $($answer.Status) and not Issued; somebody has to approve the request there, then bind the certificate"
    }
    if ($Action.Contains('bind') -and $Action['bind']) {
        $sha1 = ([string] $answer.Certificate.Thumbprint).ToLowerInvariant()
        $fault = Get-ListenerFault -Certificate $answer.Certificate
        if ($fault -ne '') {
            Stop-WithProblem -Code 'testFailed' -Says "the certificate $sha1 that was issued $fault"
        }
        $file = Get-KeyFilePath -Store 'My' -Thumbprint $sha1
        if ($file -ne '') {
            $sddl = Get-FileSddl -Path $file
            if (-not (Test-FileRight -Sddl $sddl -Sids $sidNetworkService -Wanted 0x120089)) {
                Set-FileSddl -Path $file -Sddl (Add-AccessEntry -Sddl $sddl -Rights 'FR' -Sid 'NS')
            }
        }
        Set-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $sha1)
    }
}

function Test-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    $new = Get-NewThumbprint -State $State
    if ($new.Length -eq 0) {
        return 'no new certificate is in the store My'
    }
    if ($Action.Contains('bind') -and $Action['bind'] -and (ConvertTo-JsonText -Value (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash')) -ceq (ConvertTo-JsonText -Value $State['binding'])) {
        return 'the new certificate is not bound'
    }
    return ''
}

# Takes away what is new since; more than one new certificate cannot be told apart and is left to a person.
function Undo-RequestCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash' -State $State['binding']
    $new = Get-NewThumbprint -State $State
    if ($new.Length -gt 1) {
        Stop-WithProblem -Code 'undoFailed' -Says "more than one certificate is new in the store My ($($new -join ', ')); remove the one that this plan requested by hand"
    }
    foreach ($sha1 in $new) {
        Remove-Item -LiteralPath (Get-StorePath -Store 'My' -Thumbprint $sha1) -DeleteKey
    }
}
