using System.Diagnostics;

namespace Optimizer.Runtime.Handles;

/// <summary>Spans of invocations for OpenTelemetry, by its conventions for functions (<c>faas.*</c>).</summary>
internal static class InvocationSpans
{
    public const string SourceName = "Optimizer.Runtime";

    private static readonly ActivitySource Source = new(SourceName);

    public static bool AreWanted => Source.HasListeners();

    public static Activity? Start(string platform, string function, int version, bool coldStart)
    {
        var span = Source.StartActivity(function, ActivityKind.Internal);
        return span?.SetTag("faas.name", function)
            .SetTag("faas.version", version)
            .SetTag("faas.coldstart", coldStart)
            .SetTag("service.namespace", platform);
    }

    public static void Fail(Activity? span, Exception e) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().FullName);
}
