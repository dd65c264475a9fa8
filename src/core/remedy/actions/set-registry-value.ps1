$actions['setRegistryValue'] = @{ Name = 'SetRegistryValue'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'key' }

function Assert-SetRegistryValue {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'key', 'name', 'type', 'data')
    Assert-RegistryPlace -Key $Action['key'] -Name $Action['name'] -What $What
    Assert-OneOf -Value $Action['type'] -What "$What type" -Choices @('DWord', 'String', 'ExpandString', 'MultiString', 'Binary')
    $data = $Action['data']
    switch ($Action['type']) {
        'DWord' {
            Assert-Whole -Value $data -What "$What data" -Min 0 -Max 4294967295
        }
        'MultiString' {
            Assert-List -Value $data -What "$What data" -Min 0 -Max 256
            foreach ($one in $data) {
                Assert-Text -Value $one -What "$What data" -MaxLength 4096
            }
        }
        'Binary' {
            Assert-Text -Value $data -What "$What data" -Pattern '\A(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\z' -MaxLength 16384
        }
        default {
            if ($data -ne '') {
                Assert-Text -Value $data -What "$What data" -MaxLength 4096
            } elseif ($data -isnot [string]) {
                Stop-Refused -Says "$What data: not a text"
            }
        }
    }
    $risk = Get-RegistryRisk -Key $Action['key'] -Name $Action['name'] -Data $data
    if ($risk -ne '') {
        Assert-Risk -Risk $risk -Accepted $Accepted -What $What
    }
}

function Get-SetRegistryValueState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key $Action['key'] -Name $Action['name']
}

function Set-SetRegistryValue {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key $Action['key'] -Name $Action['name'] -Kind $Action['type'] -Data $Action['data']
}

function Test-SetRegistryValue {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key $Action['key'] -Name $Action['name'] -Kind $Action['type'] -Data $Action['data']
}

function Undo-SetRegistryValue {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $Action['key'] -Name $Action['name'] -State $State
}
