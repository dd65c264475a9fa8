# JSON by our own hand: Windows PowerShell and PowerShell 7 differ in dates, depth, single-element arrays and escapes.

# Reads JSON: objects become ordered dictionaries with exact keys, arrays object[], whole numbers long.
function ConvertFrom-JsonText {
    param(
        [string] $Text,
        [int] $MaxLength = 4194304
    )
    if ($Text.Length -gt $MaxLength) {
        throw "JSON of $($Text.Length) characters; at most $MaxLength are read"
    }
    $pattern = '\G[ \t\r\n]*(?:("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null)|([{}\[\],:]))'
    $found = [regex]::Matches($Text, $pattern)
    $end = 0
    if ($found.Count -gt 0) {
        $end = $found[$found.Count - 1].Index + $found[$found.Count - 1].Length
    }
    if ($Text.Substring($end).Trim() -ne '') {
        throw "JSON is not understood at character $end"
    }
    $cursor = @{ Tokens = $found; At = 0 }
    $value = Read-JsonValue -Cursor $cursor -Depth 0
    if ($cursor.At -ne $found.Count) {
        throw 'JSON goes on after its end'
    }
    return , $value
}

function Read-JsonToken {
    param([hashtable] $Cursor)
    if ($Cursor.At -ge $Cursor.Tokens.Count) {
        throw 'JSON ends too early'
    }
    $token = $Cursor.Tokens[$Cursor.At]
    $Cursor.At++
    return $token
}

function Read-JsonValue {
    param(
        [hashtable] $Cursor,
        [int] $Depth
    )
    if ($Depth -gt 24) {
        throw 'JSON is nested more than 24 deep'
    }
    $token = Read-JsonToken -Cursor $Cursor
    if ($token.Groups[1].Success) {
        return ConvertFrom-JsonString -Text $token.Groups[1].Value
    }
    if ($token.Groups[2].Success) {
        return ConvertFrom-JsonNumber -Text $token.Groups[2].Value
    }
    if ($token.Groups[3].Success) {
        if ($token.Groups[3].Value -eq 'null') {
            return $null
        }
        return ($token.Groups[3].Value -eq 'true')
    }
    if ($token.Groups[4].Value -eq '{') {
        return , (Read-JsonObject -Cursor $Cursor -Depth $Depth)
    }
    if ($token.Groups[4].Value -eq '[') {
        return , (Read-JsonArray -Cursor $Cursor -Depth $Depth)
    }
    throw "JSON has $($token.Groups[4].Value) where a value should be"
}

function Read-JsonObject {
    param(
        [hashtable] $Cursor,
        [int] $Depth
    )
    $object = New-Object -TypeName System.Collections.Specialized.OrderedDictionary -ArgumentList ([StringComparer]::Ordinal)
    $token = Read-JsonToken -Cursor $Cursor
    if ($token.Groups[4].Value -eq '}') {
        return , $object
    }
    while ($true) {
        if (-not $token.Groups[1].Success) {
            throw 'JSON object without a name where one should be'
        }
        $name = ConvertFrom-JsonString -Text $token.Groups[1].Value
        if ((Read-JsonToken -Cursor $Cursor).Groups[4].Value -ne ':') {
            throw 'JSON object without a colon'
        }
        if ($object.Contains($name)) {
            throw 'JSON object names a member twice'
        }
        $object.Add($name, (Read-JsonValue -Cursor $Cursor -Depth ($Depth + 1)))
        $next = (Read-JsonToken -Cursor $Cursor).Groups[4].Value
        if ($next -eq '}') {
            return , $object
        }
        if ($next -ne ',') {
            throw 'JSON object without a comma'
        }
        $token = Read-JsonToken -Cursor $Cursor
    }
}

function Read-JsonArray {
    param(
        [hashtable] $Cursor,
        [int] $Depth
    )
    $list = New-Object -TypeName System.Collections.ArrayList
    if ($Cursor.At -lt $Cursor.Tokens.Count -and $Cursor.Tokens[$Cursor.At].Groups[4].Value -eq ']') {
        $Cursor.At++
        return , $list.ToArray()
    }
    while ($true) {
        [void] $list.Add((Read-JsonValue -Cursor $Cursor -Depth ($Depth + 1)))
        $next = (Read-JsonToken -Cursor $Cursor).Groups[4].Value
        if ($next -eq ']') {
            return , $list.ToArray()
        }
        if ($next -ne ',') {
            throw 'JSON array without a comma'
        }
    }
}

function ConvertFrom-JsonString {
    param([string] $Text)
    $inner = $Text.Substring(1, $Text.Length - 2)
    if ($inner.IndexOf('\') -lt 0) {
        return $inner
    }
    $plain = @{ '"' = '"'; '\' = '\'; '/' = '/'; 'b' = "`b"; 'f' = "`f"; 'n' = "`n"; 'r' = "`r"; 't' = "`t" }
    $built = New-Object -TypeName System.Text.StringBuilder
    $at = 0
    while ($at -lt $inner.Length) {
        $char = $inner[$at]
        if ($char -ne '\') {
            [void] $built.Append($char)
            $at++
        } elseif ($inner[$at + 1] -ceq [char] 'u') {
            [void] $built.Append([char] [Convert]::ToInt32($inner.Substring($at + 2, 4), 16))
            $at += 6
        } else {
            [void] $built.Append($plain[[string] $inner[$at + 1]])
            $at += 2
        }
    }
    return $built.ToString()
}

function ConvertFrom-JsonNumber {
    param([string] $Text)
    $invariant = [Globalization.CultureInfo]::InvariantCulture
    if ($Text -match '^-?[0-9]{1,15}$') {
        return [long]::Parse($Text, $invariant)
    }
    return [double]::Parse($Text, $invariant)
}

# Writes JSON in ASCII: dictionaries, arrays, strings, numbers, booleans and null; everything else is our mistake.
function ConvertTo-JsonText {
    param($Value)
    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [bool]) {
        return ([string] $Value).ToLowerInvariant()
    }
    if ($Value -is [string]) {
        return ConvertTo-JsonString -Text $Value
    }
    if ($Value -is [System.Collections.IDictionary]) {
        $members = foreach ($entry in $Value.GetEnumerator()) {
            (ConvertTo-JsonString -Text ([string] $entry.Key)) + ':' + (ConvertTo-JsonText -Value $entry.Value)
        }
        return '{' + (@($members) -join ',') + '}'
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $Value) {
            ConvertTo-JsonText -Value $item
        }
        return '[' + (@($items) -join ',') + ']'
    }
    if ($Value -is [double] -or $Value -is [single] -or $Value -is [decimal]) {
        return $Value.ToString([Globalization.CultureInfo]::InvariantCulture)
    }
    if ($Value -is [ValueType] -and ([string] $Value) -match '^-?[0-9]+$') {
        return [string] $Value
    }
    throw "no JSON for a $($Value.GetType().FullName)"
}

function ConvertTo-JsonString {
    param([string] $Text)
    if ($Text -cmatch '\A[ !#-\[\]-~]*\z') {
        return '"' + $Text + '"'
    }
    $built = New-Object -TypeName System.Text.StringBuilder
    [void] $built.Append('"')
    foreach ($char in $Text.ToCharArray()) {
        $code = [int] $char
        if ($code -eq 34 -or $code -eq 92) {
            [void] $built.Append('\').Append($char)
        } elseif ($code -ge 32 -and $code -le 126) {
            [void] $built.Append($char)
        } else {
            [void] $built.Append('\u').Append($code.ToString('x4'))
        }
    }
    [void] $built.Append('"')
    return $built.ToString()
}
