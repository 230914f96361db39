using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Proof;

/// <summary>Cases once more: with a cancelled token, with dependencies that fail or are slow, several at once, and a second time.</summary>
internal static class CaseVariants
{
    private const int Most = 4;
    private const int MostSlow = 2;
    private const int Together = 8;
    private const int RepeatedRecorded = Together;
    private const int RepeatedMadeUp = 18;
    private const string HttpFault = "System.Net.Http.HttpRequestException";
    private const string InterfaceFault = "System.InvalidOperationException";

    private static readonly JsonElement Nothing = JsonElement.Parse("""{"result":null}""");
    private static readonly JsonElement NothingByHttp = JsonElement.Parse("""{"status":200,"body":"null","contentType":"application/json"}""");

    /// <param name="recorded">Recorded cases to vary.</param>
    /// <param name="madeUp">Cases at the edges, the plainest first.</param>
    /// <param name="firstId">Id of the first variant.</param>
    public static IReadOnlyList<SandboxCase> Of(IReadOnlyList<SandboxCase> recorded, IReadOnlyList<SandboxCase> madeUp, int firstId)
    {
        var all = recorded.Concat(madeUp).ToList();
        var dependent = recorded.Where(c => c.Dependencies.Count > 0).ToList();
        IEnumerable<SandboxCase> variants =
        [
            .. all.Take(Most).Select(c => c with { Variant = CaseVariant.Cancelled }),
            .. dependent.Take(Most).SelectMany(Faulted),
            .. dependent.Take(MostSlow).Select(c => c with { Variant = CaseVariant.Slow }),
            .. InFlight(all).Select(c => c with { Variant = CaseVariant.Concurrent }),
            .. recorded.Take(RepeatedRecorded).Concat(madeUp.Take(RepeatedMadeUp)).Select(c => c with { Variant = CaseVariant.Repeated }),
        ];
        return [.. variants.Select((c, i) => c with { Id = firstId + i })];
    }

    /// <summary>Different requests, and the first of them twice.</summary>
    private static IEnumerable<SandboxCase> InFlight(IReadOnlyList<SandboxCase> cases) => cases.Take(Together - 1).Concat(cases.Take(1));

    /// <summary>Each call in turn: broken, refused, answered by nothing.</summary>
    private static IEnumerable<SandboxCase> Faulted(SandboxCase one) => Enumerable.Range(0, Math.Min(Most, one.Dependencies.Count))
        .Where(i => one.Dependencies[i].Request is not null)
        .SelectMany(i => Faults(one.Dependencies[i]).Select(fault => one with
        {
            Variant = CaseVariant.Faulted,
            Dependencies = [.. one.Dependencies.Select((call, at) => at == i ? fault : call)],
        }));

    private static IEnumerable<DependencyCall> Faults(DependencyCall call)
    {
        if (call.Request is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("url", out _))
        {
            yield return call with { Response = null, Error = call.Error ?? HttpFault, Outcome = Outcomes.Error };
            yield return call with { Response = RecordedCall.Response(503, "busy", "text/plain"), Error = null, Outcome = Outcomes.Error };
            yield return call with { Response = NothingByHttp, Error = null, Outcome = Outcomes.Ok };
        }
        else
        {
            yield return call with { Response = null, Error = call.Error ?? InterfaceFault, Outcome = Outcomes.Error };
            yield return call with { Response = Nothing, Error = null, Outcome = Outcomes.Ok };
        }
    }
}
