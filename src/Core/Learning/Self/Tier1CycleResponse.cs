using System.Text.Json.Serialization;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Learning.Self;

/// <summary>
/// What a window reads as. The members that are serialized are what callers may rely on and what a proof compares; the powers themselves
/// differ by what the spectrum's resolution leaves open, whichever mode they are computed in.
/// </summary>
/// <param name="Rejection">Why the window was refused; <c>None</c> where it was not.</param>
/// <param name="Leading">The band with most power: delta, theta, alpha, beta or gamma; <c>none</c> where it was refused.</param>
/// <param name="Artifacts">Channels that were left out.</param>
public sealed record Tier1CycleResponse(string Rejection, string Leading, int Artifacts)
{
    /// <summary>Power per band, for the learner in this process.</summary>
    [JsonIgnore]
    public BandValues Values { get; init; }
}
