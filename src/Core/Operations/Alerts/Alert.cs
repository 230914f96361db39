using Optimizer.Core.Model;

namespace Optimizer.Core.Operations.Alerts;

/// <summary>Something that a person should know of, with all that is needed to act.</summary>
/// <param name="Kind">Stable: one of <see cref="AlertKinds"/>.</param>
/// <param name="Platform">Which platform; null: the store or the host as a whole.</param>
/// <param name="Reasons">Why, with numbers.</param>
/// <param name="WhatToDo">What a person can do now, as a sentence or a command.</param>
/// <param name="At">When it was raised.</param>
public sealed record Alert(string Kind, string? Platform, IReadOnlyList<Reason> Reasons, string WhatToDo, DateTimeOffset At)
{
    public string? Function { get; init; }

    public int? Version { get; init; }

    /// <summary>The same for the same trouble: of alerts with one key, one is told within <see cref="AlertRelay.Quiet"/>.</summary>
    public string Key => string.Join('|', Kind, Platform, Function, Version?.ToString(System.Globalization.CultureInfo.InvariantCulture), Topic);

    /// <summary>Tells troubles of one kind and place apart: a change's key, a blob's name; null where the place is enough.</summary>
    public string? Topic { get; init; }

    /// <summary>One line for logs.</summary>
    public override string ToString() => string.Join(
        ' ', [$"{Kind}:", .. Place(), .. Reasons.Select(r => r.Sentence), WhatToDo]);

    private IEnumerable<string> Place()
    {
        if (Platform is null) yield break;
        yield return Function is null ? $"{Platform}." : FormattableString.Invariant($"{Platform}/{Function}{(Version is { } v ? $" version {v}" : "")}.");
    }
}
