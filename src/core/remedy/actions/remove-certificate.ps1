$actions['removeCertificate'] = @{ Name = 'RemoveCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-RemoveCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'store', 'sha1')
    Assert-OneOf -Value $Action['store'] -What "$What store" -Choices @('Remote Desktop', 'My', 'TrustedPeople')
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

# The stored entry with all its properties; the private key stays where it is.
function Get-RemoveCertificateState {
    param($Action, [hashtable] $Run)
    [void] (Assert-CertificateThere -Store $Action['store'] -Thumbprint $Action['sha1'])
    $state = Get-RegistryState -Key (Get-StoreBlobKey -Store $Action['store'] -Thumbprint $Action['sha1']) -Name 'Blob'
    if ($null -eq $state['value']) {
        Stop-WithProblem -Code 'notSupported' -Says "the certificate $($Action['sha1']) in $($Action['store']) does not come from this computer's own store (group policy or an enterprise store puts it there), so it cannot be removed here"
    }
    return $state
}

function Set-RemoveCertificate {
    param($Action, $State, [hashtable] $Run)
    $certificate = Assert-CertificateThere -Store $Action['store'] -Thumbprint $Action['sha1']
    [IO.File]::WriteAllBytes((Join-Path -Path $Run.Folder -ChildPath "$($Action['sha1']).cer"), [byte[]] $certificate.RawData)
    Remove-Item -LiteralPath (Get-StorePath -Store $Action['store'] -Thumbprint $Action['sha1'])
}

function Test-RemoveCertificate {
    param($Action, $State, [hashtable] $Run)
    if ($null -ne (Get-StoreCertificate -Store $Action['store'] -Thumbprint $Action['sha1'])) {
        return "the certificate $($Action['sha1']) is in $($Action['store'])"
    }
    return ''
}

function Undo-RemoveCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key (Get-StoreBlobKey -Store $Action['store'] -Thumbprint $Action['sha1']) -Name 'Blob' -State $State
}
