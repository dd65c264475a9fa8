# A clock of its own that moves a little with every look and jumps with Start-Sleep. The journal looks before each record,
# so the n-th look is also the place to cut the power before the n-th record.

function Get-Date {
    [CmdletBinding()]
    param()
    Assert-On
    $script:Count.clock++
    Invoke-Fault -At 'clock' -When 'before' -What 'Get-Date'
    $script:S.volatile.clock += 7
    return [datetime]::new(2026, 9, 1, 12, 0, 0, [DateTimeKind]::Utc).AddMilliseconds($script:S.volatile.clock).ToLocalTime()
}

function Start-Sleep {
    [CmdletBinding()]
    param([double] $Seconds, [int] $Milliseconds)
    Assert-On
    $script:Count.sleep++
    Invoke-Fault -At 'sleep' -When 'before' -What 'Start-Sleep'
    $script:S.volatile.clock += [long] ($Seconds * 1000 + $Milliseconds)
}

# w32tm: the exit code is the HRESULT; 0x80070426 where the service does not run. Words are translated.
function w32tm.exe {
    Assert-On
    if ($script:S.services.W32Time.state -ne 'Running') {
        $global:LASTEXITCODE = -2147023834
        return 'Folgender Fehler ist aufgetreten: Der Dienst wurde nicht gestartet. (0x80070426)'
    }
    $global:LASTEXITCODE = 0
    # Whether anybody answered does not show in the exit code of /resync: none is documented.
    if ($args[0] -eq '/resync') {
        Enter-Change 'w32tm /resync'
        $script:S.volatile.clock -= $script:S.volatile.skew
        $script:S.volatile.skew = 0
        Exit-Change 'w32tm /resync'
        return 'Der Befehl wurde erfolgreich ausgefuehrt.'
    }
    if ($args -contains '/source') { return $script:S.time.source }
    if ($args -contains '/status') { return "Sprungindikator: $($script:S.time.leap)(keine Warnung)", 'Stratum: 4 (sekundaere Referenz)' }
    if ($args -contains '/stripchart') {
        if ($script:S.time.offset -eq '') { return "$($args[1]) wird verfolgt.", '12:00:00, Fehler: 0x800705B4' }
        return "$($args[1]) wird verfolgt.", 'Es ist jetzt 01.09.2026 12:00:00.', "12:00:00, $($script:S.time.offset)s"
    }
}
