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
    private const int Busy = 503;
    private const int NotFound = 404;
    private const string HttpFault = "System.Net.Http.HttpRequestException";
    private const string InterfaceFault = "System.InvalidOperationException";
    private const string OtherInterfaceFault = "System.TimeoutException";

    private static readonly JsonElement Nothing = JsonElement.Parse("""{"result":null}""");
    private static readonly JsonElement NothingByHttp = JsonElement.Parse("""{"status":200,"body":"null","contentType":"application/json"}""");

    /// <param name="recorded">Recorded cases to vary.</param>
    /// <param name="madeUp">Cases at the edges, the plainest first.</param>
    /// <param name="named">Faults that the function or its change has code for; dependencies fail with these too.</param>
    /// <param name="firstId">Id of the first variant.</param>
    public static IReadOnlyList<SandboxCase> Of(IReadOnlyList<SandboxCase> recorded, IReadOnlyList<SandboxCase> madeUp, NamedFaults named, int firstId)
    {
        var all = recorded.Concat(madeUp).ToList();
        var dependent = recorded.Where(c => c.Dependencies.Count > 0).ToList();
        IEnumerable<SandboxCase> variants =
        [
            .. all.Take(Most).Select(c => c with { Variant = CaseVariant.Cancelled }),
            .. dependent.Take(Most).SelectMany(c => Faulted(c, named)),
            .. dependent.Take(Most).Where(c => c.Dependencies.Count > 1).SelectMany(AllFaulted),
            .. dependent.Take(MostSlow).Select(c => c with { Variant = CaseVariant.Slow }),
            .. InFlight(all).Select(c => c with { Variant = CaseVariant.Concurrent }),
            .. recorded.Take(RepeatedRecorded).Concat(madeUp.Take(RepeatedMadeUp)).Select(c => c with { Variant = CaseVariant.Repeated }),
        ];
        return [.. variants.Select((c, i) => c with { Id = firstId + i })];
    }

    /// <summary>Different requests, and the first of them twice.</summary>
    private static IEnumerable<SandboxCase> InFlight(IReadOnlyList<SandboxCase> cases) => cases.Take(Together - 1).Concat(cases.Take(1));

    /// <summary>Each call in turn: broken, refused, answered by nothing, and as the source expects it may fail.</summary>
    private static IEnumerable<SandboxCase> Faulted(SandboxCase one, NamedFaults named) => Enumerable.Range(0, Math.Min(Most, one.Dependencies.Count))
        .Where(i => one.Dependencies[i].Request is not null)
        .SelectMany(i => Faults(one.Dependencies[i], named).Select(fault => one with
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

    private static DependencyCall Refused(DependencyCall call) => IsHttp(call) ? Answered(call, Busy) : Thrown(call, InterfaceFault);

    private static DependencyCall Answered(DependencyCall call, int status) =>
        call with { Response = RecordedCall.Response(status, "busy", "text/plain"), Error = null, Outcome = Outcomes.Error };

    private static DependencyCall Thrown(DependencyCall call, string exception) =>
        call with { Response = null, Error = exception, Outcome = Outcomes.Error };

    private static DependencyCall Garbled(DependencyCall call) => IsHttp(call)
        ? call with { Response = RecordedCall.Response(200, "<busy>", "application/json"), Error = null, Outcome = Outcomes.Ok }
        : Thrown(call, OtherInterfaceFault);

    private static bool IsHttp(DependencyCall call) =>
        call.Request is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("url", out _);

    private static IEnumerable<DependencyCall> Faults(DependencyCall call, NamedFaults named)
    {
        var usual = call.Error ?? (IsHttp(call) ? HttpFault : InterfaceFault);
        IEnumerable<DependencyCall> answers = IsHttp(call)
            ? [call with { Response = NothingByHttp, Error = null, Outcome = Outcomes.Ok }, .. named.Statuses.Union([Busy, NotFound]).Select(s => Answered(call, s))]
            : [call with { Response = Nothing, Error = null, Outcome = Outcomes.Ok }];
        return [.. named.Exceptions.Prepend(usual).Distinct(StringComparer.Ordinal).Select(e => Thrown(call, e)), .. answers];
    }
}
