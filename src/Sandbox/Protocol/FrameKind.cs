namespace Optimizer.Sandbox.Protocol;

/// <summary>What the child tells.</summary>
internal enum FrameKind : byte
{
    /// <summary>An execution begins; what was last begun and not ended is to blame when the child dies.</summary>
    Begin = 1,

    Result = 2,

    Scenario = 3,

    /// <summary>The job's end, as the child sees it; always the last frame.</summary>
    Ended = 4,

    /// <summary>An execution ends; its result may follow later.</summary>
    End = 5,

    /// <summary>A case that the job did not have.</summary>
    Found = 6,
}
