namespace Optimizer.Core.Traffic;

/// <summary>What is remembered of the latest requests with one key.</summary>
internal struct SeenRequest
{
    public ulong Key;

    /// <summary>Ticks.</summary>
    public long Start;

    /// <summary>Latest end of any of them, ticks.</summary>
    public long End;

    /// <summary>When the response below was given to a request, ticks.</summary>
    public long ResponseStart;

    /// <summary>Digest of the latest sampled response; 0 when none was sampled.</summary>
    public ulong Response;

    /// <summary>Start of the latest of the failures that wait for a success, ticks.</summary>
    public long FailureStart;

    public int PendingFailures;

    public short FailureType;
}
