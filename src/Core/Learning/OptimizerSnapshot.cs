using System.Text.Json;
using System.Text.Json.Serialization;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Stages;

namespace Optimizer.Core.Learning;

/// <summary>What is persisted of a learner, as versioned JSON.</summary>
public sealed record OptimizerSnapshot
{
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public int Version { get; init; } = CurrentVersion;

    public required OptimizationState State { get; init; }

    public required long Refused { get; init; }

    /// <summary>Cycle at which the mode last changed.</summary>
    public required long SwitchedAt { get; init; }

    /// <summary>Five, lowest band first.</summary>
    public required RunningMoments[] Bands { get; init; }

    /// <summary>Seven: fast, slow, recent energy, long energy, engagement, stability, drift.</summary>
    public required RunningMoments[] Moments { get; init; }

    public required IReadOnlyList<Experience> Experiences { get; init; }

    /// <summary>Ids of outcomes that were learned, more than are remembered in full.</summary>
    public required IReadOnlyList<string> KnownIds { get; init; }

    public required IReadOnlyList<ModelSnapshot> Models { get; init; }

    public required IReadOnlyList<OptimizationState> History { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="InvalidDataException">It is not a snapshot of a version that this code knows.</exception>
    public static OptimizerSnapshot Parse(string json)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize<OptimizerSnapshot>(json, Options) ?? throw new InvalidDataException("The learner's snapshot holds null.");
            snapshot.Check();
            return snapshot;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The learner's snapshot cannot be read: {fault.Message}", fault);
        }
    }

    /// <exception cref="InvalidDataException">Its version or shape is unknown.</exception>
    internal void Check()
    {
        if (Version != CurrentVersion)
            throw new InvalidDataException($"The learner's snapshot has version {Version}; this program reads version {CurrentVersion}.");
        if (Bands.Length != Inputs.BandValues.Count || Moments.Length != 7)
            throw new InvalidDataException($"The learner's snapshot has {Bands.Length} bands and {Moments.Length} moments; it needs 5 and 7.");
    }
}
