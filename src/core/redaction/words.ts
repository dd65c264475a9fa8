/** Words of rdpdoctor's own texts in lower case; scripts/words.mjs gathers them. */
export const ownWords = `
a149 a410 aa aaaa aac aace aad aadtenantid ab abcaf abnormally abort aborted about above absence absent ac aca acc
accept acceptable acceptance accepted accepting accepts access accessdenied accessed accessing account accounting
accounts achieved ack acknowledge acknowledged acknowledges acks acl acquaintance acquired across act acted action
actions activated activating active activity activityhint acts actual ad ad29 adaccount adapter adapters adb add
added addin adding address address1 address2 addresses adds admin administer administration administrative
administratively administrator administrators adml admx advanced advertised advice ae aefdd aes af aff affected
after afterwards again against agateway age agent agents ago agree agreed agreement agrees ahead ai alert alerts
algorithm algorithms alias aliases alive all allotted allow allowed allowencryptionoracle allowing allows almost
alone along already also alt alter altered alternate alternative alters although alto always ambiguities ambiguity
amd amdkmdag amduw amduw23g among amount amp an analytic and anew anhkgg animation anims anna announced announces
anon anonymous another ansi answer answered answering answers antivirus anybody anyconnect anyone anything anyway
anywhere apache apart api apic apiinitiated apos app appdata appear appears appendix apple application applications
applied applies apply approach apps arbitration architect archive archives are areas arena argument arguments aria
armpath around arrival arrivals arrive arrived arrives artefacts article articles as ascii aside ask asked asking
askpfeplat asks asn asn1 asp aspx assets assigned assume at attach attached attack attacker attacks attempt
attempted attempts attr attribute attributes audiocapturemode audiomode audioqualitymode audit audited auditing
auditors audits auth authenticate authenticated authenticating authentication authenticationlevel authenticator
authn authori authorisation authorised authorities authority authorization authorized authz auto autodetect automate
automatic automatically autoreconnect autoreconnection autoruns av available avast avd avoids await awakecoding away
aws ax az az80xlab azure b000 b0x b2050 b224 b5af ba bab back background backslash backup bad badly bag balancer
balancers balancing balert bandwidth bandwidthautodetect banner bar bare barracuda base base64 base64url based
baseline basic basis bastion bastions battery bb bbc bbfc bc bc45 bd bda bda8 bdc be bebca became because become
becomes been before began begin beginning begins begun behalf behaviour behind being belong belongs below ben ber
beset beside best better between bevents beyond bf bias big bin binary bind binding bindings binds binxml bios bit
bitdefender bitlocker bitmap bitmapcachepersistenable bitmapcachesize bitmaps bits black blaming blank blob blobs
block blocked blocking blocks blog blogs blsm blue bmp body boolean boot born both bound boundsha1 bpp brackets
brainpool branches brcm brdpcore brdstls break breaks breason bridge brief bring brings broke broken broker
brokerclient brought brute bschannel bt btermdd btermserv buckets budget buffer bug bugcheck build builds built
builtin bulk bump bundle bus busy but bv bwin bwin32 bwsa by bye bypass byte bytes c000 c001 c002 c003 c004 c005
c006 c007 c008 c009 c00a c00b c00c c00d c00e c00f c010 c011 c012 c013 c014 c015 c016 c017 c018 c019 c023 c024 c025
c026 c027 c028 c029 c02a c02b c02c c02d c02e c02f c030 c031 c032 c050 c051 c052 c053 c056 c057 c05a c05b c05c c05d
c060 c061 c072 c073 c076 c077 c07a c07b c07c c07d c080 c081 c084 c085 c086 c087 c08a c08b c09c c09d c09e c09f c0a0
c0a1 c0a2 c0a3 c0ac c0ad c0ae c0af ca cab cab6 cabinet cable cacertificates cache cached caching cal call called
caller calling calls cals came camellia camera cameras camerastoredirect can caname canceled cancelled candidate
candidates cannot cant cap capabilities capability capacity capi capi2 caps caption capture captured captures
capturing card cards careful carried carries carry case cases catalogue category cause caused causes caveat cb cbb
cbc cc cca cca8 cca9 ccaa ccf ccm cd cdata cdb cdo cdrom ce ce80149586d7 ceb center central cer cert certain
certificate certificates certification certlm certs certsrv certutil cf chacha chacha20 chain challenge challenged
challenges change changed changes changing channel channels character characters charge check checked checkers
checking checks checksum chglogon child children chnk choice choose chooses chose chosen chunk chunks chyba cimv
cimv2 cipher ciphers circle circumvents citation cited citrix claim clamp class classes classic classnotavailable
classnotreg clean cleaning cleanup clear cleared clears cleartextpassword client clientactivexcore clientip clients
clipboard clock clocks cloned close closed closes closest cloud clsid cluster clustered clustering cmdkey cmos cn
cng co coat cod code coded codes codice codigo codul collect collection collector collision colour colours com come
comes coming command commands comment comments commit committed common communication community comp company compare
compared comparing compatible complementofdefault complete completed completes compliant component components
composite composition compressed compression computer computers concerned concerns concurrent conditions conf
conference confidence config configuration configurations configure configured configures confirm confirmed confirms
conflict conn connect connected connecting connection connections connecton connector connects
connecttoadministerserver connecttochildsession connecttoserverconsole considered consistent console constant
constrained constraints constructed consumer contact contacted contain container contains content contention context
contexts continue continues continuously contradict contradicted contradicts control controll controller controls
conversation convert converted cookie copied copies copy copying core correct corrected correction correctly
correlation corrupt corruption cost could count counted counter counts cover coverage covered covers cpdx cpdx4 cr
crash crashed crashes crates crc crc32 create created creates creating creation cred credential credentials creds
credssp crisis critical crlsign cross crowd crowded crq crt crypt crypto cryptographic cryptography cs cscotun
cseextension cspname csptype csrss cssp csv ctrl ctx cumulative cure cured cures curing current currentcontrolset
currently currentversion cursor curve curve25519 curves custom customer customize cut cuts cve d0 d43f d46b damage
damaged danger dangling data database datagrams date dated dates day daylight days db dca dcname dcom dd ddns dea
deactivate dead deadline deallocated dealt death debian debug debugging decide decided decides decimal decipher
decisive declared declined decode decoded decoding decompress decompressed decompression decrypt decrypted
decryption deep deeper def default defaults defender defined definition definitions degraded degrades del delay
delays delegat delegated delegating delegation delet delete deleted deletes deleting deletion demand demands denied
denies deny depend dependencies dependency dependent depending depends deployment deprecated depth der derived des
des40 desc descending description descriptions descriptors desk desktop desktopheight desktops desktopscalefactor
desktopwidth dest destination destroy destroyed detached detail details detect detected detecting detection detector
detour dev device devices devicestoredirect devolutions dexpress dgram dh dhcp dhcpv dhcpv6 dhe diagnose diagnosis
diagnostic diagnosticserviceurl dialog dialogs dialogue did die died dies differ differed difference different
differs dig digest digital digits digo dir direct direction directly directory dirty disabl disable
disableclipboardredirection disableconnectionsharing disablecredentialsdelegation disabled disabledbydefault
disableprinterredirection disableremoteappcapscheck disables disableudptransport disabling disagree disc discarded
discards disconnect disconnected disconnecting disconnection disconnects discussions disjoint disk disks dism
dismissed dismissing displaced display displayconnectionbar displays distance distributed distribution distrust
disturbed disturbs dll dlls dn dns dnscache dnslookup do docs doctype document documentation documented documents
does doesnt domain domains done double doubt doubtful down downgrade downloads dozen dozens dpapi dpi dr drag
dragging drain drained draining drains draw drawninegrid drive driver drivers drives drivestoredirect drop dropped
dropping drops drware ds dsa dsawithsha1 dsobject dss dst dt dtls duckxing due dump dumps duplicate duration during
dw dwm dword dxg dynamic dynvc e0 e1dexpress e1iexpress e1rexpress e2fexpress e362 e883 ea eacces each eaddrnotavail
earlier early eb ec ecc ecdh ecdhe ecdsa ech echo econnrefused econnreset ed ed25519 ed448 ede ede3 edge edit
editcap edition editor ee ee13373371e3 eef eefa ef efc effect effective effectively efficient eh ehostdown
ehostunreach eight einval eio eisdir either eku elapsed element elements elevated elf elliptic eloop else elsewhere
embed emptied empty en enable enablecredsspsupport enabled enablerdsaadauth enables enablesuperpan
enableworkspacereconnect enabling enc encap encipher encipherment encode encoded encoding encrypt encrypted
encryption encrypts encyclopedia end ended endian ending endings endpoint endpointfedauth ends enetdown enetunreach
enforced engine enhanced enodata enoent enoprotoopt enotdir enotfound enough enrol enroll enrolling enrollment
enrolment enrols enter entered enterprise entity entra entries entry enumeration env eol eperm eqgx equal equivalent
er erect ereignis err erref erreur errinfo erro error errorcode errorcode0 errore errors erweitert esent established
estendid estesa esteso etc etendu eth eth0 ethernet etimedout etw etwproviders evaluated even event eventid eventlog
evento events eventtracker ever every everybody everyone everything everywhere evidence evt evtpages evtpass evtx ex
exact exactly example examples exceeded exceeding exceeds except exception excerpt exchange exchanges exclu exclude
excludes excluding exclusion exclusions exclusive exe exec execution exempt exhausted exhaustion exhaustive exim
exist existed existing exists exit expand expands expansion expect expected expects experience expiration expire
expired expires expiry explain explains explaintopic explanation explicit explorer exponent export export1024
export40 exported exporting exposed exposure express ext extend extended extendeddisconnectreasoncode extendid
extension extensions extent extins extra extract f18527c48175 f2c4ad012761 f2ff3a0b6817 f3d8 f41a f7340e308a5c f8ad
f9b153233dca fa fact facts fail failed failed2 failing failover fails failure failures fall fallback
fallowsecprotocolnegotiation falls false families family far farm fast fatal fatally fate fatedier fault faulty fb
fbb fbb8 fbh fc fd fdclose fdenytsconnections fe feature features fed feed feel feels feff fehler fehlercode feil
feilkode fejl fejlkode fel felkod fell fenablewinstation fetched few fewer fexpress ff ffd ffd8ff ffdhe ffdhe2048
ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192 ffff fflate fi field fields file filed files filetime filled filter filtered
filtering filters fin final find finding findings finds fine finish finished fips fipsalgorithm firewall firewalls
firmware first fit fits five fix fixed flag flags flight flogondisabled flood floods flow flowed flows focused
folder folders follow followed following follows font for forbid forbids force forced foreign forensics forest
forests forge forged forget form format formed forms fortigate fortinet fortissl forward forwarded forwarding found
foutcode fqdn fr frag fragment fragmentation fragmented fragments frame free freerdp freeze freezes fresh from front
frp ftp fulfilled full fully function functions further future fx gain gajos gajos112 gap gaps gateway
gatewayaccesstoken gatewaycredentialssource gatewayhostname gatewaypassword gatewayprofileusagemethod gateways
gatewayusagemethod gathered gave gcc gcm gdi gdiplus gen general generalised generalized generated generation
generator generic geni geo geometry get gethostbyname gets gfx gi github githubusercontent give given gives gmt
gnome gnu go goes going gone good google got gov gpd gpo gpocnname gpodisplay gposcript gpresult gpupdate grace
gracefully grant granted grants graphics greene grid group grouppolicy groups grow grows gt guard guessed guessing
guest gui guid guide guidelines guides gunzip gz gzip had half hand handed handful handle handled handles hands
handshake handshakes hang hangs happened happens haproxy hardening hardware harmful harmless has hash hashed hashes
hata have head header headline heads health healthy hear heard hearsay heartbeats heavy height held hello help
helparchive helper helps here hex hexadecimal hiba hibak hidden hide hides hierarchical hierarchy high higher
highest hint histogram history hit hits hive hkcu hkey hklm hku hold holding holds hole home hop host hostname hosts
hot hotspot hour hours how hr hresult hresults html http httpd https hubdiscoverygeourl hung huntertur hwaddress
hwid hybrid hyper hypervisor ia ia5string iana iap ias ica icmp ico icon id idea identifier identifiers identity
idle ids iexpress if iface ignore ignored ignores iis ill illegal image images imap immediately imminent impact
implementation implemented implied import imported imports imsrdpclientadvancedsettings imsrdpclientnonscriptable
imsrdppreferredredirectioninfo imstscaxevents in inaccessible inappropriate inbound incident incl include includes
incoming incomparable incompatible incomplete inconsistent incorporado incorrect indefinite independent index
indication inference inferred inflate info information informational informs ing inherit inheritance ini init
initial initialisation initialise initialised initiated input inputs ins insecure inserted inside insider insist
inspecting inspection inspectors inspects inssl2format install installation installed installer instance instances
instead instruction insuff insufficient integer integrado integrity intel intelligence intelligentsystemsmonitoring
intended interactive intercepted interest interface interfaces intermediate intermediates intermittent internal
internally internet interrupted interrupts interval intervals into intrusion invalid invalidarg invalidmonitorcount
invisible io ios ip ipaddr ipban iphlpsvc ipsec ipstring ipv ipv4 ipv6 irohastack iron ironrdp is isb iso isolation
issue issued issuer issues it item items itpro its itself iv ja jagilber january jdu jdu2600 jkulbe join joined
joining journal jp jpeg jsi json judge judged judges judging just jwk kad kaspersky kb kb2531138 kb278381 kb3080079
kb4103721 kb5050094 kb5051987 kb5053656 kb5055523 kb5060526 kb885187 kb954398 kdc kdcproxy kdcproxyname kdcproxyurl
kdcsvc keep keeps kept kerberos kernel key key128 key56 keyboard keyboardhook keyed keyexchangealgorithms keylog
keys keyset kind kinds kit kiterjesztett know known knows kod kodas kode kods kodu koodi krbtgt krnl kvp laajenn lab
label labels lack lacked lacks lan lanadapter language lanman large larger largest last lasting lasts late latency
later latest layer layout layouts lc ldap le lead leading leads leaf leak learn lease least leave leaves leaving
ledger left leg legacy legal len length length2 less lessons let letil lets letters level li libfreerdp libraries
library libwinpr libyal lic licen licence licences license licensed licenses licensing licmgr lie lies life
lifecycle lifetime like likely limit limited limits line lines link lint linux list listed listen listener listeners
listening listens lists literal little live lives lm lmerrlog lo load loadbalanceinfo loaded loading loads local
locale localhost localised locally localsessionmanager location lock locked locker lockout locks log logged logger
login logoff logon logons logs long longer longest look looked looking looks lookup loopback looping lose loses loss
losses lossy lost low lower lowered lowering lowest lsa lsass lsdiag lsi lsm lt lusrmgr lz lz4 mac machine
machinekeys machines macos made magic mail main maintenance major majority make makes making malformed malware
manage managed management manager mandatory manifest manifests manual manually many mapped maps march maria mark
marked marker mask match matches matching matter matters max maximizetocurrentdisplays maximum maxinstancecount may
mb mcs md md4 md5 mean meaning means meant meanwhile measure measured mech mechanism mechanisms media median medium
meet meets megasas megasas2 member members membership memory mended mending mends mention menu mercy merge message
messages met method methods mgmt mic microphone microsoft middle middlebox mikelag millis milliseconds min
minencryptionlevel minimum miniport minor minus minute minutes mirror misleads mismatch mismatched missed misses
missing mitigated mix mlkem mm mobile mode modem modern modified modifying module modules modulus moment monitor
monitoring monitors months more most mounting mouse move moved moves mrx ms msc msft msg msi mslicensing msrdcax mss
mssql mstsc mstscax mstshash msv mtmana mtp mtu much multi multimon multiple multiplied mup must mutual my mysql
myth myths name named names namespace naming nanos nanoseconds nap narrow nasbench nat natfrp native nb ndis near
nearly need needed needs neg negative nego negotiate negotiated negotiates negotiatesecuritylayer negotiation negrsp
neither nement nest nested net netconnection netconnectionprofile netevent netlogon netname netpath netsh netskope
netvsc network networkautodetect networking networks neutrinolabs never new newer newest next nfkc ng nginx nibble
nic nics nine nist nistp256 nistp384 nla nlmp nltest nltm nmap no noauth nobody node nodes nohuto nointerface noise
nomachine non nonce none nonsense noout noperm nor nordlynx normal normally not note notebook noted notes nothing
notice noticed notices notification notify notimpl notntlmv2 now nowhere nps ns nse nslookup nt nt4 nte ntfs
ntiologc ntlm ntlmrevision ntlmssp ntop ntstatus null num number numbered numbers numeric nvd nvidia nvlddmkm nx obj
object objected objection objects observation observations observed obsolete occurred octet octets odd oem of off
offer offered offers office offline offscreen offset often oid oids ok old older oldest omits on once ondisconnected
one ones onfatalerror online onlogonerror only onnect onset oo oobe oobein open opened opener opening opens
openspecs openssh openssl operation operational operations opt optional options or oracle order orderly ordinary org
organisation organisational origin original originator orphans os other others otherwise otiation ou our ours out
outbound outcome outdated outgoing outofmemory output outside outstanding over overcome overflow overheard overlap
overload overloaded overridden override overrides oversized overview overwritten own owned owner owningprocess
ownipv6 owns p1 p12 p4 p7b pace paced package packages packed packet packets pad padding page paged pages pai pair
pairs palo pangp param param1 param2 param3 param4 param5 param6 param7 parameter parameters params paraphrased
parse parser part particular partly parts party pass passed passes password passwords past pastebin patched path
pathping paths patience pattern pause paused pauses payload pbe pcap pcapng pcb pci pdf pdu pdutype pdutype2 peak
peek peer peers pem pending people per performs perhaps period periodic perm permanent permission permissions permit
permitted persistent person pfx phase phases phone phrase picks picture pid pieces pile pin pinconnectionbar ping
pinned pipeline pkcs pkcs1 pkcs7 pkey pki pkinit pktmon place placement places plain plan planned platform plausible
playback plug plugin plus pm pn png pnp point pointer pointers points policies policy poly poly1305 pool pop pop3
popup port portal ports pose position positions possible possibly postfix postgre postgresql power powered
powershell pp ppp pppo practice pragma pre preauth precedes precondition preconnection predicts prefers prefix
prepare prerequisite present presented presents preset press pressure prevented prevention previous prf price
primary prime prime256v1 principal print printable printed printer printers printing prints priority privacy private
privilege privileges pro probably probation probe prober probes problem problems procedure process processed
processes processing processor produce produced product productid production products profile profiler profiles
profsvc program programs progress prohibited prohibiting promises prompt promptcredentialonce promptforcredentials
proof prop proper properly properties property proprietary protect protected protection protections protects proto
protocol protocols proton prov prove proved proven proves provider providers provides proxies proxy prt ps ps1 psk
pss ptp ptr pub pubkey public publish published publisher publishes pubout purpose purse put puts pvscsi q150518
q192165 qiita qualified qualifiers quality quarantine query question questions queue quick quiet quirk quit quot
quote quoted quoting quser qwinsta qword r2 rackerlabs rackspace radius rail raise raising ran random range rank rap
rar rarely ratio raw rc rc2 rc4 rcm rd rdc rdc8 rdesktop rdg rdgateway rdgiskdcproxy rdma rdp rdpactive rdpbcgr
rdpcert rdpclient rdpcorets rdpdoctor rdpdr rdpeudp rdpinstall rdpport rdpwrap rds rdsaad rdstls re reach reachable
reached reaches reaction read readable reader readers reading readme reads ready real reappears reason reasons
reassemble reboot rebooting rebuild receive received receiver receiving recent recently recipe recipes recognised
recognises reconn reconnect reconnected reconnecting reconnection reconnects record recorded recording records
recover recovered recovery recreated recreates rect recursively recv redirect redirectclipboard redirectcomports
redirectdirectx redirectdrives redirected redirectedauthentication redirecting redirection redirectlocation
redirector redirectposdevices redirectprinters redirectsmartcards redirectwebauthn redis ref reference references
refresh refusal refusals refuse refused refuses refusing reg regdb regedit regedit4 register registered registering
registry regression regressions regular reinsert reinstalled reinstalls reject rejected rejecting rejection rejects
related relation relationship relative relay release released relevance relies remains remark remarks remediation
remedies remedy remembers remmina remnants remote remoteapp remoteapplicationcmdline remoteapplicationexpandcmdline
remoteapplicationfile remoteapplicationguid remoteapplicationicon remoteapplicationmode remoteapplicationname
remoteapplicationprogram remoteconnectionmanager remotedesktopservices remotely remoting remov removal remove
removed removes removing renam rename renamed renaming render rendering renegotiation renew renewal renewed renewing
renews reopen repair repaired repairing repairs repairstore repeat repeated repeatedly repeats replace replaced
replacement replaces replacing replay reply repnz report reported reporting reports reposted repudiation req request
requested requester requests require required requirement requirements requires requiring reserved reset resets
resetting resize resolution resolv resolve resolved resolver resolves resource resourceprovider resources resp
response rest restart restarted restarting restarts restarttime restore restored restores restrict restricted
restrictedlogon restriction restrictions rests result results resumed resumption retransmissions retried retries
retrieved retry return returns reuse reused reverse reversed revision revisions revocation revoked rewrite rewrites
rexpress rfb rfc rfc1035 rfc1812 rfc2923 rfc4120 rfc4821 rfc5280 rfc6125 rfc6298 rfc6724 rfc8305 rfc8446 rfc8996
rfc9155 rfc9293 richardjgreen right rights risk risks rlsign rm rns roaming rob role roles roll rolled room root
roots round route router routing row royal royalapplications royalapps roz rozszerz rpc rpcrt rpcrt4 rpcss
rpctraffic rs rsa rsa1 rsae rsaencryption rsapublic rsassa rsp rst rtid rtt ruby rule ruled rules run running runs
runtime russian rustls rwinsta rx safe safer safety said salvage sam same sample samples san sas satisfy save saved
saving saw say saying says sc scale scaling scan scanners scanning scannow schannel schedinstalldate
schedinstalltime schedule scheduled scheduler schema schemes scm sconnections scope score screen script scripts scsi
sd sddl sdk seal sealed sealing search searched sec sec1 secauthn seclevel second seconds secp secp160r1 secp192k1
secp192r1 secp224k1 secp224r1 secp256k1 secp256r1 secp384r1 secp521r1 secpkg secret secrets sect sect163k1 sect163r2
sect233k1 sect233r1 sect283k1 sect283r1 sect409k1 sect409r1 sect571k1 sect571r1 section sections secure secured
securing security securityadvisories securitylayer securitylog securityproviders see seed seem seen sees segment
segmentation seldom select selected selectedmonitors selecting selective selector selects self sem send sender
sending sends sent sentence sentences sequence serial serialnumber serv serve served server serverdevworker
servername servers serves service services servicing session sessionbroker sessions sessmon set sets setting
settings settled setup several sfatal sfc sha sha1 sha224 sha256 sha384 sha512 shadow shadowing shape share shared
shareid shares sharing shell shells shift short short10 short11 short12 short13 short14 short15 short16 short17
short18 short19 short2 short20 short21 short22 short23 short3 short4 short5 short6 short7 short8 short9 shortage
shorten shortened shorter shortly should show showed showing shown shows shrouded shut shutdown shutting sid side
sides sight sighting sign signal signature signatures signed signing signs signscope silence silent silently similar
simulate simulation simultaneous since single singlemoninwindowedmode sink sip site situation situations six size
sizing skew skipped skips sleep sleeping slept slot slow slower slowly slows small smaller smart smartcard smb
smbclient smbserver smooth smoothing smtp sn snap snapshot snoop so socket sockets socks socks4 socks5 software
solutions some somebody someone something sometimes somewhere sonicwall soon sophos sort sound source sources sp sp1
sp2 space span spans speak speaks spec special specific specification specified speech spelling split spn spn1
spnego spoken spooler spp sql src srp ss ssdc7fbh ssh sshd ssid ssl ssl2 ssl2error ssl2record ssl2suites
sslcertificate sslv sslv3 ssp sspi st stack stage staging stale stalled stalls standard standby stands start started
starting starts startup starved stascorp state stated statement states static station stations statistics status
statuses stay stays steady step steps still stood stop stopped stopping stops stor storage storahci store stored
stores stornvme storvsc story straight strange stranger strangers stream street strength stretches strict stricter
string strings stripchart strong stronger strongest stuck stunnel style sub subinterface subject subkey subnet
subscribed subscriber subscription substance substitution subsystem succeed succeeded succeeds success successes
successful such sudden suffers suffix suffixes suggests suitable suite suites suits summary super
superpanaccelerationfactor supplied support supported supports suppress sure suspect suspected suspicion suspicious
svc svchost swapped switch switched switches switching sx sy syd syg symbol symbols symptom symptoms syn sync
synchronise synchronised syntax sys sysprep system system32 systemcenter systems sz t5 table tables tag tail
tailscale take taken takeown takes talk talked taller tallies tally tap target targetisaadjoined targetname tarpit
task tasks tbs tcp tcp4 tcp6 tcpconnection tcpip team tear techcommunity technet telephone teleport teletex tell
telling tells telnet template templates temporarily temporary ten tendu term termdd terminal terminalservices
terminate terminated terminator termserv termservice termsrv test tested testing tett text texts tgt than that the
their theirs them themes themselves then there therefore thermal these they thing things third this those though
thread threads threat three threshold throttle throttled throttling through throw thumbprint thumbprints tick ticket
tickets ticks tidied tidiness tied ties time timed timeline timeout timer timers times timestamp timezone tip title
tksh tksh164 tls tls12 tls13 tlsmin tlsv tlsv1 tlsversion tm tmp to today together token tokens told tolerated
tolerates too took tool tools top torn total touched towards tp tp4a tpdu tpkt trace traceroute tracert traffic
trail transaction transition translated transmission transmitted transport transports trap trashed travel travels
treat treated treats tree trial trickled trickles tried tries trip trips trouble troubles troubleshoot
troubleshooter troubleshooting true truncated trust trusted truth try trying ts tsconnections tscredentials tscupgrd
tsdiscon tsenabled tsgateway tsgeneral tsgeneralsetting tsgu tspassword tsrequest tssdis tssec tsseckeyset1 tsserver
tsserverdrainmode tsuser tsv ttl tun tunnel turn turned turns twice two tx txt type typed types typical typing u0000
u0008 u000b u000c u000e u001b u001f u0020 u007f u009f u061c u0660 u0669 u06f0 u06f9 u16 u200b u200f u2028 u202a
u202e u2060 u2069 u2212 u32 u8 ud udp udp4 udp6 udptransport udvidet ufeff ufff ufff9 ufffb ufffd ufffe uffff ui uid
uitgebreid ultimatewindowssecurity um umbrella unable unasked unattend unattended unauthorized unavailable unbind
uncertain unchanged uncheck unclear uncompressed unconfirmed undated undecided under understand understanding
understood undo undoable undone unencrypted unexpected unexpectedly unfinished unfit unicode uninstalling unique
unit units universal unknown unless unlike unlimited unloaded unlock unlocked unobtainable unopened unpack unpacked
unpacks unpatched unreachable unreached unread unreadable unready unrecognized unrequired unresolved unsafe unsaved
unsecured unset unsigned unspecified unsuccessful unsupported unsure unsynchronized untangle until untrusted
untrustedroot unusable unused unusual unusually unverified unwanted up upd update updated updatelist updates upgrade
upgraded upgrades upload upn upon upper upward urgency uri url us usable usage usages usb usbdevicestoredirect use
used useful user user2user userauthentication useredirectionservername username users userspecifiedservername uses
using usual usually ut utc utctime utf utf8 utf8string utun utvidet v1607 v1809 v2 v22h2 v5 vague valid validated
validation validity value values var variable vc vchannel vchannels vendor ver verbatim verbose verdict verifiable
verified verifier verify verifystore version versions very vhd vhdmp via video videoplaybackmode view viewer vinfris
violation vioscsi virhe virtual virtualdesktoptoolarge virtualisation viruses visible vista vm vmtools vmware vnc
vocabulary volmgr volsnap volume vordefiniert vpn vs vss vuln vulnerable w10 w11 w2019 w2022 w32time w32tm wait
waited waiting waits wake waking walk wallpaper wanted wants warn warning warnings warns was watch watched
watchguard way ways wd wddm we weak weakens weaker web websocket well went wepexplorer wer were wg what whatever
whea when where whether which while who whoever whole whom whose why wi wid wide wider width wiki wild wildcard will
win win10 win32 win32error win32status window windowed windowpos windows windows11 windowsitpro windowsnews
windowsserverdocs windowsupdateclient winevt winhttp wininit winlogon winposstr winpr wins winsock winstation
winstationextensions winstations wintun wire wired wireguard wireless wireshark wishes with withdraw within without
witness wksta wlan wmi woke word words work workaround worked worker workgroup working works workspace workspaceid
workstation worse worth woshub would wrap wrapped wrapper wrappers wrapping writable write writer writes writing
written wrong wrongly wrote wsaeacces wsaeaddrinuse wsaeconnaborted wsaeconnrefused wsaeconnreset wsaehostdown
wsaehostunreach wsaenetdown wsaenetunreach wsaenobufs wsaetimedout wsahost wsano wsatry wss wvd www x224 x224ccf
x224crq x224data x25519 x448 x509 xc xcore xf xfreerdp xml xmlns xp xrdp xxxx year years yes yet you your yours z0
za zero zip zip64 zl zlib zod zone zp zscaler zstd zt
`;
