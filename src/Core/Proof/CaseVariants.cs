using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Proof;

/// <summary>Recorded cases once more, with a cancelled token and with dependencies that fail.</summary>
internal static class CaseVariants
{
    private const int Most = 4;
    private const string HttpFault = "System.Net.Http.HttpRequestException";
    private const string InterfaceFault = "System.InvalidOperationException";

    /// <param name="recorded">Cases to vary.</param>
    /// <param name="firstId">Id of the first variant.</param>
    public static IReadOnlyList<SandboxCase> Of(IReadOnlyList<SandboxCase> recorded, int firstId)
    {
        var cancelled = recorded.Take(Most).Select(c => c with { Variant = CaseVariant.Cancelled });
        var faulted = recorded.Where(c => c.Dependencies.Count > 0).Take(Most).SelectMany(Faulted);
        return [.. cancelled.Concat(faulted).Select((c, i) => c with { Id = firstId + i })];
    }

    private static IEnumerable<SandboxCase> Faulted(SandboxCase one) => Enumerable.Range(0, Math.Min(Most, one.Dependencies.Count))
        .Where(i => one.Dependencies[i].Request is not null)
        .Select(i => one with
        {
            Variant = CaseVariant.Faulted,
            Dependencies = [.. one.Dependencies.Select((call, at) => at == i ? Fail(call) : call)],
        });

    private static DependencyCall Fail(DependencyCall call)
    {
        var isHttp = call.Request is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("url", out _);
        return call with { Response = null, Error = call.Error ?? (isHttp ? HttpFault : InterfaceFault), Outcome = "error" };
    }
}
