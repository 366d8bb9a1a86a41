#!/bin/sh
# Serve the support desk's page on this machine: sh notebooks/page/serve.sh VOILA [PORT] [OPTION...]
#
# Nobody else's machine reaches it: it listens on the local address alone. For a whole support desk, put a web server with the
# company's login in front (it must pass web sockets through) and leave this as it is; README.md has an example.
set -eu
voila=${1:?the voila command}
port=${2:-8866}
shift 2 2>/dev/null || shift
here=$(cd "$(dirname "$0")" && pwd)
idle=${OFFHOOK_PAGE_IDLE:-3600}
export JUPYTER_PATH="$here${JUPYTER_PATH:+:$JUPYTER_PATH}"
# Some kernels wait with the page ready, OFFHOOK_PAGE_READY of them (2); those of closed pages end after OFFHOOK_PAGE_IDLE
# seconds (an hour). No file of the server is given out. A port that is taken is an error.
ready=${OFFHOOK_PAGE_READY:-2}
preheat=True
[ "$ready" -gt 0 ] || preheat=False
exec "$voila" "$here/../02-does-this-need-a-reboot.ipynb" \
    --template=offhook --theme=light --port="$port" --Voila.ip=127.0.0.1 --Voila.port_retries=0 \
    --preheat_kernel=$preheat --pool_size="$ready" \
    --MappingKernelManager.cull_idle_timeout="$idle" --MappingKernelManager.cull_interval=$((idle / 12 + 1)) \
    --VoilaConfiguration.file_allowlist="[]" --VoilaConfiguration.file_denylist="['.*']" \
    --VoilaConfiguration.extension_denylist="@jupyter-lsp/jupyterlab-lsp" \
    --VoilaConfiguration.show_tracebacks=False "$@"
