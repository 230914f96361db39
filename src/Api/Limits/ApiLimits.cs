namespace Optimizer.Api.Limits;

/// <summary>The largest bodies, in bytes, unpacked; hosts give their servers the largest of them.</summary>
public static class ApiLimits
{
    /// <summary>A telemetry batch.</summary>
    public const int Telemetry = 32 << 20;

    /// <summary>The source of a whole platform.</summary>
    public const int Platform = 16 << 20;

    /// <summary>The source of one function.</summary>
    public const int Function = 4 << 20;

    /// <summary>A learner's input.</summary>
    public const int Signal = 1 << 20;

    /// <summary>A decision of a person.</summary>
    public const int Decision = 16 << 10;

    /// <summary>Any body.</summary>
    public const int Largest = Telemetry;
}
