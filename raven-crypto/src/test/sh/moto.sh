#!/bin/sh
# moto.sh DIRECTORY: unpacks moto, an emulator of AWS, from Debian 13's packages into DIRECTORY, which it makes. Installs
# nothing, changes no setting of apt's, and does nothing where DIRECTORY is there already.
# Exit 3: not on this machine. Exit 1: it should have worked. Either way one line on standard error says why.
set -eu
suite=trixie
packages='python3-moto python3-flask python3-flask-cors'
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

not_here() {
    echo "moto: $1" >&2
    exit 3
}

reason() { # apt's own, where it gave one
    grep -m 1 '^E:' "$work/log" || tail -n 1 "$work/log"
}

failed() {
    echo "moto: $1: $(reason)" >&2
    exit 1
}

given_up() { # no way to the packages is a reason to go without; packages that are not signed are none
    grep -q 'not signed\|NO_PUBKEY\|BADSIG\|unauthenticated' "$work/log" && failed "$1"
    not_here "$1: $(reason)"
}

[ "$#" -eq 1 ] || not_here 'usage: moto.sh DIRECTORY'
[ ! -d "$1" ] || exit 0
for tool in apt-get dpkg flock; do
    command -v "$tool" >/dev/null || not_here "there is no $tool here"
done
[ "$(dpkg --print-architecture)" = amd64 ] || not_here 'only x86-64 is known to run it'
grep -qs '^ID=debian$' /etc/os-release || not_here 'this is not Debian'
[ -r "$keyring" ] || not_here "Debian's keys are not here: $keyring"

mkdir -p "$(dirname "$1")"
exec 9>"$1.lock"
flock 9
[ ! -d "$1" ] || exit 0

# Outside the checkout, since apt fetches as a user that may not be allowed in there.
work=$(mktemp -d)
trap 'rm -rf "$work" "$1.part"' EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$work"
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/sources" "$work/none"
: >"$work/status"

# Wherever this machine's own Debian comes from, the next one does too.
release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
mirror=$(apt-get --print-uris update 2>/dev/null | sed -n "s|^'\(.*\)/dists/$release/InRelease'.*|\1|p" | head -n 1)
[ -n "$mirror" ] || not_here 'this machine has no source of Debian packages'
cat >"$work/sources/$suite.sources" <<END
Types: deb
URIs: $mirror
Suites: $suite
Components: main
Architectures: amd64
Signed-By: $keyring
END

apt() {
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
        -o Acquire::AllowInsecureRepositories=false -o APT::Get::AllowUnauthenticated=false -o APT::Update::Error-Mode=any \
 -o "Dir::State=$work" -o "Dir::State::status=$work/status" -o "Dir::Cache=$work" \
        -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/sources" \
        -o Dir::Etc::Preferences=/dev/null -o "Dir::Etc::PreferencesParts=$work/none" "$@" >"$work/log" 2>&1 9>&-
}
apt update || given_up "cannot read Debian's $suite"
# shellcheck disable=SC2086 # package names are words
apt --no-install-recommends --download-only install $packages || given_up 'cannot fetch the packages'

rm -rf "$1.part"
mkdir "$1.part"
for package in "$work"/archives/*.deb; do
    dpkg -x "$package" "$1.part" 2>"$work/log" || failed "cannot unpack ${package##*/}"
done
mv "$1.part" "$1"
