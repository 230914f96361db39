using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;

namespace Optimizer.Api.Alerts;

/// <summary>The body of a posted alert. Receivers read it: members are only ever added.</summary>
/// <param name="Kind">Stable: <c>version.rolled-back</c>, <c>cycle.failed</c>, <c>storage.damaged</c> …</param>
/// <param name="Key">Equal for the same trouble.</param>
/// <param name="Text">All of it as one line.</param>
internal sealed record AlertDocument(
    string Kind, string Key, string? Platform, string? Function, int? Version, IReadOnlyList<Reason> Reasons, string WhatToDo, DateTimeOffset At, string Text)
{
    public static AlertDocument Of(Alert alert) => new(
        alert.Kind, alert.Key, alert.Platform, alert.Function, alert.Version, alert.Reasons, alert.WhatToDo, alert.At, alert.ToString());
}
