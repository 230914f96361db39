using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Recording;

/// <summary>A dependency call that a recording follows.</summary>
internal interface IRecordedDependency
{
    /// <summary>The call as telemetry carries it; null while it is under way.</summary>
    DependencyCall? ToCall();
}
