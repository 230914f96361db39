using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;

namespace Optimizer.Local.Reviewing;

/// <summary>One review with what a person needs to decide.</summary>
/// <param name="Reasons">Why it waits, and what would flip it.</param>
/// <param name="Certificate">What was proved; null where nothing could be generated.</param>
/// <param name="Patch">The change; null where nothing could be generated.</param>
internal sealed record ReviewDetail(
    string Review, string Platform, string Function, string Type, int? Version, ReviewState State, DateTimeOffset Created,
    IReadOnlyList<Reason> Reasons, JsonElement? Certificate, string? Patch)
{
    /// <summary>What each part of the change does, where it joins others.</summary>
    private IEnumerable<string> Composition() =>
        Certificate is { ValueKind: JsonValueKind.Object } certificate && certificate.TryGetProperty("composition", out var composition)
            ? composition.Deserialize<CertifiedComposition>(JsonSerializerOptions.Web)!.Lines()
            : [];

    public IEnumerable<string> Lines()
    {
        yield return $"{Review}: {Type} of {Platform}/{Function}, {State.ToString().ToLowerInvariant()} since {Created:u}";
        foreach (var reason in Reasons) yield return $"  {reason.Sentence} {reason.WouldFlip}".TrimEnd();
        foreach (var line in Composition()) yield return $"  {line}";
        yield return Patch ?? "  There is nothing to deploy yet.";
    }
}
