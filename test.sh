#!/usr/bin/env bash
# Builds everything and runs every test. Needs the .NET 10 SDK, git, and NuGet, and Node.js with npm for the storage emulator;
# nothing else has to be set up.
#   ./test.sh                 all tests
#   ./test.sh Core.Tests      the test projects whose name contains the word
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

# The packages of the Azure Functions worker are not on every feed. tests/Functions.Tests compiles every file of src/Functions against doubles in any case.
if dotnet restore src/Functions/Functions.csproj -v quiet > "$log" 2>&1; then
  echo "src/Functions: the Azure Functions packages restore; it is compiled against them, and by tests/Functions.Tests against its doubles."
else
  export AzureFunctionsPackages=absent
  echo "src/Functions: THE AZURE FUNCTIONS PACKAGES DO NOT RESTORE HERE; it is left out of the build and compiled against the doubles of tests/Functions.Tests only:"
  grep -E 'error' "$log" | sed -E 's/.*(error [A-Z]+[0-9]+: [^[]*).*/  \1/' | sort -u | head -n 3 || true
fi

# The storage emulator, as tests/azurite/package-lock.json says.
if [[ tests/azurite/package-lock.json -nt tests/azurite/node_modules/.package-lock.json ]]; then
  (cd tests/azurite && npm ci --ignore-scripts --silent)
fi
dotnet build Optimizer.sln -c Release -v quiet

passed=0 failed=0 broken=0
for project in tests/*Tests/*.csproj; do
  name="$(basename "$project" .csproj)"
  [[ -z "${1:-}" || "$name" == *"$1"* ]] || continue
  printf '\n%s\n' "$name"
  code=0
  dotnet run --no-build -c Release --project "$project" -- -noColor 2>&1 | tee "$log" || code=$?
  total="$(sed -nE 's/.*Total: ([0-9]+).*/\1/p' "$log" | tail -n 1)"
  errors="$(sed -nE 's/.*Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4/p' "$log" | tail -n 1)"
  if [[ -z "$total" || -z "$errors" ]]; then
    echo "$name printed no summary (exit code $code)."
    broken=1
    continue
  fi
  read -r crashed wrong skipped idle <<< "$errors"
  bad=$(( crashed + wrong ))
  [[ $code -eq 0 || $bad -gt 0 ]] || { echo "$name ended with exit code $code."; broken=1; }
  failed=$(( failed + bad ))
  passed=$(( passed + total - wrong - skipped - idle ))
done

printf '\n%s passed, %s failed\n' "$passed" "$(( failed + broken ))"
[[ $failed -eq 0 && $broken -eq 0 && $passed -gt 0 ]]
