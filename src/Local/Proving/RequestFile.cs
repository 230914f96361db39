using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Local.Commands;
using Optimizer.Local.Running;
using Optimizer.Runtime;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Proving;

/// <summary>Reads requests: JSON Lines, each a request, or an invocation of a trace with request and dependency responses.</summary>
internal static class RequestFile
{
    private const int Shown = 5;

    /// <exception cref="CommandFailedException">It is not there or a line cannot be used; names the first lines with their places.</exception>
    public static IReadOnlyList<SandboxCase> Read(FileInfo file)
    {
        if (!file.Exists) throw new CommandFailedException($"--requests: there is no file {file.FullName}.");
        var cases = new List<SandboxCase>();
        var faults = new List<string>();
        using var reader = new StreamReader(TraceStream.Open(file));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                cases.Add(Case(cases.Count, JsonElement.Parse(line)));
            }
            catch (JsonException fault)
            {
                faults.Add(FormattableString.Invariant($"{file.Name}({number},{(fault.BytePositionInLine ?? 0) + 1}): it is no JSON request: {fault.Message}"));
            }
        }
        if (faults.Count > 0) throw new CommandFailedException(string.Join(Environment.NewLine, faults.Take(Shown)));
        if (cases.Count == 0) throw new CommandFailedException($"--requests: {file.FullName} holds no request; leave --requests out to have them made up.");
        return [.. cases.DistinctBy(c => RequestKey.Of(c.Request)).Select((c, i) => c with { Id = i })];
    }

    private static SandboxCase Case(int id, JsonElement line)
    {
        if (!IsInvocation(line)) return new SandboxCase(id, line, [], Generated: false);
        var dependencies = line.TryGetProperty("dependencies", out var calls)
            ? calls.Deserialize<List<DependencyCall>>(PlatformJson.Options)
            : null;
        var recorded = new SandboxCase(id, line.GetProperty("request"), dependencies ?? [], Generated: false);
        return line.TryGetProperty("start", out var start) && start.TryGetDateTimeOffset(out var at) ? recorded with { At = at } : recorded;
    }

    private static bool IsInvocation(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty("request", out _)
        && (line.TryGetProperty("function", out _) || line.TryGetProperty("dependencies", out _) || line.TryGetProperty("start", out _));
}
