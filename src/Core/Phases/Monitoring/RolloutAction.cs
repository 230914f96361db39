using System.Text.Json.Serialization;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>What is done with a version that is watched.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RolloutAction>))]
public enum RolloutAction
{
    /// <summary>Nothing changes.</summary>
    Hold,

    /// <summary>The canary gets its next share of invocations.</summary>
    Step,

    /// <summary>The canary becomes the live version.</summary>
    Promote,

    /// <summary>The version is taken back because it does not hold.</summary>
    RollBack,

    /// <summary>The canary ends without a verdict.</summary>
    Withdraw,
}
