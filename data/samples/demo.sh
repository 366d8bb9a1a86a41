#!/bin/sh
# The main job on embedded data; `make demo` runs it. Usage: sh data/samples/demo.sh PATH-OF-OFFHOOK
set -eu
offhook=${1:-offhook}
samples=$(dirname "$0")

step() {
    printf '\n\033[1m%s\033[0m\n$ offhook %s\n' "$1" "$2"
}

step '1. What is this parameter, and what does a change of it need?' 'explain voip/signalling/sip/registrar_ka/timeout'
"$offhook" explain voip/signalling/sip/registrar_ka/timeout

editions=$(mktemp -d)
trap 'rm -rf "$editions"' EXIT
guide=$samples/../guide/offhook-guide.pdf
step '2. What does a guide say? (228 pages, half a minute)' "extract $guide"
OFFHOOK_DATA=$editions "$offhook" extract "$guide"

step '3. What is wrong with this configuration file?' "lint $samples/faulty.cfg"
"$offhook" lint "$samples/faulty.cfg" --ignore APP && { echo 'the sample should have findings'; exit 1; } || test $? -eq 1

step '4. What does going from one file to another need?' "plan $samples/001122334455.cfg $samples/phone.cfg"
"$offhook" plan "$samples/001122334455.cfg" "$samples/phone.cfg"
