#!/usr/bin/env bash
# Mutation score (Stryker.NET) of the statistics and the gates; of some files alone where globs are given.
# usage: eng/mutation-score.sh [glob...]   e.g. eng/mutation-score.sh '**/Proof/GatePolicy.cs'
# Prints each file's killed, survived and score, and exits 1 when the score of all together is below 85 %. Works on a copy of
# the last commit, since Stryker writes into bin and obj. Each mutant runs the tests that reach it, but for the simulations of thousands
# of worlds (seconds each): what they alone would notice counts as survived. Takes five minutes on two idle processors. MUTATION_WORK names
# a folder that is kept; MUTATION_CONCURRENCY (default 2) is how many mutants are tested at once.
set -euo pipefail
readonly least=85 version=5.1.0
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=${MUTATION_WORK:-$(mktemp -d)}
globs=("$@")
if [ ${#globs[@]} -eq 0 ]; then
  globs=('**/Proof/GatePolicy.cs' '**/Proof/FalseDiscoveryPolicy.cs' '**/Phases/Monitoring/RolloutPolicy.cs' '**/Phases/Monitoring/RolloutChecks.cs')
  for file in "$root"/src/Core/Statistics/*.cs; do globs+=("**/Statistics/$(basename "$file")"); done
fi
export AzureFunctionsPackages=absent DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
[ -d "$work/tool" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$work/tool" >/dev/null
rm -rf "$work/repo"
git clone -q --local "$root" "$work/repo"
# Stryker reads the framework from the project file alone (stryker-net issue 3758); here it is inherited. It cannot steer xunit.v3 (issue 3117),
# so the tests of the statistics and the gates, which use nothing that only v3 has, are built against xunit 2 for it.
find "$work/repo" -name '*.csproj' -exec sed -i '0,/<ItemGroup>/s||<PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>\n  <ItemGroup>|' {} +
rm "$work/repo/global.json"
mkdir "$work/repo/tests/Mutation"
cd "$work/repo/tests/Mutation"
cat >Mutation.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <AssemblyName>Optimizer.Core.Tests</AssemblyName>
    <RootNamespace>Optimizer.Core.Tests</RootNamespace>
    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
    <IsTestProject>true</IsTestProject>
    <OutputType>Library</OutputType>
    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <ProjectReference Include="../../src/Core/Core.csproj" />
    <PackageReference Remove="Microsoft.CodeAnalysis.BannedApiAnalyzers;xunit.v3" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="*" />
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="*" />
    <Compile Include="../Core.Tests/Statistics/*.cs" />
    <Compile Include="../Core.Tests/Proof/Gate*Tests.cs;../Core.Tests/Proof/FalseDiscovery*Tests.cs" />
    <Compile Include="../Core.Tests/Phases/Monitoring/ARollout.cs;../Core.Tests/Phases/Monitoring/Rollout*Tests.cs" />
    <Compile Include="../TestKit/AProfile.cs;../TestKit/AWindow.cs;../TestKit/AnInvocation.cs" />
  </ItemGroup>
</Project>
PROJECT
dotnet build -v q -p:RunAnalyzers=false >&2

arguments=()
for glob in "${globs[@]}"; do arguments+=(--mutate "$glob"); done
rm -rf "$work/out"
"$work/tool/dotnet-stryker" --project Core.csproj --test-runner vstest --concurrency "${MUTATION_CONCURRENCY:-2}" "${arguments[@]}" \
  --test-case-filter 'Evidence!=simulation' --reporter json --output "$work/out" --skip-version-check >"$work/stryker.log" 2>&1 || { tail -20 "$work/stryker.log" >&2; exit 2; }
python3 - "$work/out" "$least" <<'PYTHON'
import collections, glob, json, os, sys
total = collections.Counter()
for report in sorted(glob.glob(os.path.join(sys.argv[1], "reports", "mutation-report.json"))):
    for path, file in json.load(open(report))["files"].items():
        count = collections.Counter(m["status"] for m in file["mutants"] if m["status"] not in ("Ignored", "CompileError"))
        if not count: continue
        total += count
        killed = count["Killed"] + count["Timeout"]
        print(f"{killed:4} of {sum(count.values()):4} killed ({100 * killed / sum(count.values()):5.1f} %) {os.path.basename(path)}")
        for m in file["mutants"]:
            if m["status"] in ("Survived", "NoCoverage"):
                print(f"       {m['status']} line {m['location']['start']['line']}: {m['mutatorName']}: {m.get('replacement', '')[:100]!r}")
killed, valid = total["Killed"] + total["Timeout"], sum(total.values())
score = 100 * killed / valid if valid else 0
print(f"{killed} of {valid} killed: {score:.1f} % (at least {sys.argv[2]} % is asked for)")
sys.exit(0 if score >= float(sys.argv[2]) else 1)
PYTHON
