#!/usr/bin/env bash
# Kills `optimizer serve` with SIGKILL at random moments of its cycles, and checks that everything resumes: cycles end, exactly one
# live version per function, every backup restorable, the audit chain whole.
#   eng/kill.sh [KILLS=200] [SEED=20261122]
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 AzureFunctionsPackages=absent
export OPTIMIZER_TEST_KILLS="${1:-200}" OPTIMIZER_TEST_SEED="${2:-20261122}"
dotnet build tests/EndToEnd.Tests -c Release -v quiet
echo "$OPTIMIZER_TEST_KILLS kills, seed $OPTIMIZER_TEST_SEED"
exec dotnet run --no-build -c Release --project tests/EndToEnd.Tests -- -noColor -class 'Optimizer.EndToEnd.Tests.Serving.KillTests'
