namespace Optimizer.Runtime.Telemetry;

/// <summary>The outcomes that telemetry knows.</summary>
public static class Outcomes
{
    /// <summary>A response was given.</summary>
    public const string Ok = "ok";

    /// <summary>An exception was thrown.</summary>
    public const string Error = "error";

    /// <summary>The caller cancelled; neither a success nor a failure of the function.</summary>
    public const string Cancelled = "cancelled";
}
