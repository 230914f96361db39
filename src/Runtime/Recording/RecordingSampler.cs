using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Recording;

/// <summary>Decides which invocations are recorded in full, and records them.</summary>
/// <param name="rate">Share, 0 to 1.</param>
/// <param name="maxBodyBytes">Longest dependency body.</param>
/// <param name="redactor">Hides sensitive members.</param>
/// <param name="time">Times dependency calls.</param>
/// <param name="counters">Counts what could not be recorded.</param>
internal sealed class RecordingSampler(double rate, int maxBodyBytes, Redactor redactor, TimeProvider time, RuntimeCounters counters)
{
    private readonly ulong threshold = SharedRandom.Threshold(rate);

    public Redactor Redactor { get; } = redactor;

    /// <summary>What functions get in place of an interface's instance; null when nothing is ever recorded.</summary>
    public Func<Type, object, object>? WrapInterface { get; } = rate > 0 ? RecordingProxy.Wrap : null;

    /// <param name="draw">Uniform; its low 32 bits count.</param>
    public bool Takes(ulong draw) => (uint)draw < threshold;

    /// <summary>Begins a recording with the request as it is now.</summary>
    /// <returns>Null when the request cannot be written as JSON, which is counted.</returns>
    public InvocationRecording? Begin<TRequest>(TRequest request)
    {
        if (Redactor.TryWrite(request) is { } written)
            return new InvocationRecording(written, Redactor, time, maxBodyBytes);
        counters.Unrecordable.Add();
        return null;
    }

    /// <summary>Adds the response; where it cannot be written as JSON, counts that and records none.</summary>
    public void Complete<TResponse>(InvocationRecording recording, TResponse response)
    {
        if (Redactor.TryWrite(response) is { } written) recording.Answered(written);
        else counters.Unrecordable.Add();
    }
}
