using System.Text.Json.Serialization;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>One bundle of a function. Partition <c>versions:{platform}:{function}</c>, row the version as eight digits.</summary>
public sealed record VersionRecord
{
    public required string Function { get; init; }

    public required int Version { get; init; }

    /// <summary>Id of the optimization that this version adds.</summary>
    public required string Type { get; init; }

    /// <summary>All plans it realises, by optimization id.</summary>
    public required IReadOnlyDictionary<string, OptimizationPlan> Plans { get; init; }

    /// <summary>The version it was built upon and is compared with.</summary>
    public required int BaseVersion { get; init; }

    public required string Cycle { get; init; }

    /// <summary>SHA-256 of the bundle in container <c>bundles</c>, 64 lower-case hex digits.</summary>
    public required string Bundle { get; init; }

    /// <summary>ECDSA P-256 over <c>BundleSignature.Payload</c>, base64.</summary>
    public required string Signature { get; init; }

    public required VersionState State { get; init; }

    /// <summary>Why it is in this state.</summary>
    public string? Because { get; init; }

    public required Assessment Assessment { get; init; }

    /// <summary>Relative reduction of the objective that live traffic showed, with its interval; null before there is evidence.</summary>
    public Estimate? Realised { get; init; }

    /// <summary>Fingerprint of the function's source that it was made from; null when not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>The traffic that it was proved on, that of its base version; kept as long as its cycle is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BlobPointer? Traffic { get; init; }

    /// <summary>What its proof rested on; null where that is not known, and then it never expires.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VersionPremises? Premises { get; init; }

    /// <summary>The same as its first look after promotion saw it; null before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VersionPremises? LivePremises { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary><c>FunctionRecord.Revision</c> of the change that gave it its state: a change that is late does not undo a newer one.</summary>
    public long Revision { get; init; }

    /// <summary>When it last became the live version; null: it never was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LiveSince { get; init; }

    /// <summary>Its latest promotion; null: a trial never ended in one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VersionPromotion? Promotion { get; init; }

    /// <summary>Whether it is live or was before.</summary>
    [JsonIgnore]
    public bool WasLive => LiveSince is not null || State == VersionState.Live;
}
