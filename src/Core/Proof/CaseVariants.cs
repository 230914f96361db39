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
    private const string OtherInterfaceFault = "System.TimeoutException";

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
            .. dependent.Take(Most).Where(c => c.Dependencies.Count > 1).SelectMany(AllFaulted),
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

    /// <summary>All fail, one call otherwise than the next: which of them surfaces shows the order in which they are waited for.</summary>
    private static IEnumerable<SandboxCase> AllFaulted(SandboxCase one) => Enumerable.Range(0, 2).Select(first => one with
    {
        Variant = CaseVariant.Faulted,
        Dependencies = [.. one.Dependencies.Select((call, at) => (at + first) % 2 == 0 ? Refused(call) : Garbled(call))],
    });

    private static DependencyCall Refused(DependencyCall call) => IsHttp(call)
        ? call with { Response = RecordedCall.Response(503, "busy", "text/plain"), Error = null, Outcome = Outcomes.Error }
        : call with { Response = null, Error = InterfaceFault, Outcome = Outcomes.Error };

    private static DependencyCall Garbled(DependencyCall call) => IsHttp(call)
        ? call with { Response = RecordedCall.Response(200, "<busy>", "application/json"), Error = null, Outcome = Outcomes.Ok }
        : call with { Response = null, Error = OtherInterfaceFault, Outcome = Outcomes.Error };

    private static bool IsHttp(DependencyCall call) =>
        call.Request is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("url", out _);

    private static IEnumerable<DependencyCall> Faults(DependencyCall call)
    {
        if (IsHttp(call))
        {
            yield return call with { Response = null, Error = call.Error ?? HttpFault, Outcome = Outcomes.Error };
            yield return Refused(call);
            yield return call with { Response = NothingByHttp, Error = null, Outcome = Outcomes.Ok };
        }
        else
        {
            yield return call with { Response = null, Error = call.Error ?? InterfaceFault, Outcome = Outcomes.Error };
            yield return call with { Response = Nothing, Error = null, Outcome = Outcomes.Ok };
        }
    }
}
