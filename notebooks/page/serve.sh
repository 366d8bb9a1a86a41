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
export JUPYTER_PATH="$here${JUPYTER_PATH:+:$JUPYTER_PATH}"
# Two kernels wait with the page ready; those of closed pages end. No file of the server is given out. A port that is taken is an error.
exec "$voila" "$here/../02-does-this-need-a-reboot.ipynb" \
    --template=offhook --theme=light --port="$port" --Voila.ip=127.0.0.1 --Voila.port_retries=0 \
    --preheat_kernel=True --pool_size=2 --MappingKernelManager.cull_idle_timeout=3600 --MappingKernelManager.cull_interval=300 \
    --VoilaConfiguration.file_allowlist="[]" --VoilaConfiguration.file_denylist="['.*']" \
    --VoilaConfiguration.extension_denylist="@jupyter-lsp/jupyterlab-lsp" \
    --VoilaConfiguration.show_tracebacks=False "$@"
