using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Handles;

/// <summary>The finished calls of one function that telemetry has not yet taken.</summary>
internal sealed class CallBuffer<TRequest>(string function, HandleServices services)
{
    private readonly RingBuffer<CallRecord<TRequest>> ring = new(services.BufferSize);
    private readonly int half = (services.BufferSize / 2) - 1;
    private readonly Lock draining = new();

    public void Add(in CallRecord<TRequest> call)
    {
        if (!ring.TryEnqueue(in call, out var position)) services.Counters.Dropped.Add();
        else if ((position & half) == half) services.WakeFlush();
    }

    public void Drain(List<Invocation> into, int most, TelemetryClock clock)
    {
        lock (draining)
            while (into.Count < most && ring.TryDequeue(out var call))
                into.Add(Describe(in call, clock));
    }

    private Invocation Describe(in CallRecord<TRequest> call, TelemetryClock clock) => new()
    {
        Function = function,
        Version = call.Version,
        Start = clock.At(call.Started),
        DurationMs = clock.Milliseconds(call.Started, call.Ended),
        Outcome = Name(call.Outcome),
        Error = call.Error,
        RequestHash = Hash(in call),
        Request = call.Recording?.Request,
        Response = call.Recording?.Response,
        InFlight = call.InFlight,
        ColdStart = call.ColdStart,
        AllocatedBytes = call.AllocatedBytes < 0 ? null : call.AllocatedBytes,
        Instance = services.Instance,
        Dependencies = call.Recording?.Complete(),
    };

    private string? Hash(in CallRecord<TRequest> call)
    {
        var request = call.Recording?.Request ?? services.Sampler.Redactor.TryWrite(call.Request)?.Json;
        if (request is { } json) return RequestKey.Of(json).ToString();
        services.Counters.Unrecordable.Add();
        return null;
    }

    private static string Name(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Ok => Outcomes.Ok,
        CallOutcome.Error => Outcomes.Error,
        _ => Outcomes.Cancelled,
    };
}
