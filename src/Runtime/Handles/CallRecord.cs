using Optimizer.Runtime.Recording;

namespace Optimizer.Runtime.Handles;

/// <summary>One finished call as the calling thread leaves it; everything that costs time is derived later.</summary>
internal struct CallRecord<TRequest>
{
    public long Started;
    public long Ended;
    public long AllocatedBytes;
    public TRequest Request;
    public string? Error;
    public InvocationRecording? Recording;
    public int Version;
    public int InFlight;
    public CallOutcome Outcome;
    public bool ColdStart;
}
