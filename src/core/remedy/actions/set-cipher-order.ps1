$actions['setCipherOrder'] = @{ Name = 'SetCipherOrder'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-SetCipherOrder {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'suites')
    Assert-List -Value $Action['suites'] -What "$What suites"
    # Windows reads no more (Manage Transport Layer Security).
    if (($Action['suites'] -join ',').Length -gt 1023) {
        Stop-Refused -Says "$What suites: the order is longer than 1023 characters"
    }
    foreach ($suite in $Action['suites']) {
        Assert-Text -Value $suite -What "$What suites" -Pattern '\ATLS_[A-Z0-9_]{1,80}\z'
        if ($suite -match '_(NULL|RC4|EXPORT|DES|ANON)(_|\z)|_3DES_|_MD5\z') {
            Assert-Risk -Risk 'old-tls' -Accepted $Accepted -What "$What suites"
        }
    }
}

function Get-SetCipherOrderState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key $keyCipherPolicy -Name 'Functions'
}

function Set-SetCipherOrder {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key $keyCipherPolicy -Name 'Functions' -Kind 'String' -Data ($Action['suites'] -join ',')
}

function Test-SetCipherOrder {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key $keyCipherPolicy -Name 'Functions' -Kind 'String' -Data ($Action['suites'] -join ',')
}

function Undo-SetCipherOrder {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyCipherPolicy -Name 'Functions' -State $State
}
