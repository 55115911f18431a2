/**
 * What many people put into a passphrase, in the languages of our countries, folded to letters and
 * digits: pieces that guessers try first. Short on purpose; the rules of weakness.ts do the rest.
 */
export const wellKnown: readonly string[] = `
password passphrase passwort passw0rd passcode secret welcome letmein changeme default admin
administrator login username test temporary guest hello goodmorning goodnight whatever nothing
iloveyou iloveu loveyou lovely sunshine princess superman batman spiderman starwars pokemon
football baseball basketball soccer arsenal chelsea liverpool manchester barcelona realmadrid
monkey dragon master shadow michael jordan charlie ashley jessica daniel freedom trustno1
qwertyuiop qwerty asdfghjkl asdfgh asdf zxcvbnm zxcvbn azertyuiop azerty qsdfghjklm wxcvbn
1q2w3e4r5t 1q2w3e4r 1qaz2wsx qazwsx zaq12wsx
jesusislord jesuslovesme jesuschrist jesus godisgood godislove godfirst ilovegod ilovejesus
thankyoujesus thelordismyshepherd inthebeginning ourfatherwhoartinheaven hallelujah amen
motdepasse bonjour bonsoir jetaime jetadore soleil doudou chouchou loulou bienvenue merci secret
jesustaime dieuestbon notrepere
nenosiri karibu nakupenda mungunimwema mungu asante habari hakunamatata mambo
modpas bondye mwenrenmenw bonjou mesi renmen
contrasena contraseña teamo tequiero hola bienvenido dios
รหัสผ่าน สวัสดี ฉันรักเธอ ความลับ
kenya nairobi uganda kampala sierraleone freetown haiti portauprince thailand bangkok africa
correcthorsebatterystaple thequickbrownfoxjumpsoverthelazydog tobeornottobe thatisthequestion
onceuponatime openandsesame opensesame maytheforcebewithyou ihaveadream twinkletwinklelittlestar
happybirthday happynewyear thislittlelightofmine thisismypassword thisismypassphrase
thisisapassword thisisapassphrase mypasswordis mypassword mypassphrase nopassword ihatepasswords
thisisverysecret thisisasecret
orphanage socialworker houseparent family children monday tuesday wednesday thursday friday
saturday january february march april june july august september october november december`
  .trim()
  .split(/\s+/);
