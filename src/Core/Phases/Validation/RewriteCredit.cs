using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// Credits each rewrite of a function that has several optimizations: by measuring it alone, what it adds to the other rewrites, and all
/// rewrites, each once and without policies on either side.
/// </summary>
internal sealed class RewriteCredit(RewriteMeasurement measurement)
{
    /// <summary>By type; empty where there is nothing to tell apart.</summary>
    /// <param name="subject">The candidate.</param>
    /// <param name="job">Of measuring; its sides are replaced.</param>
    /// <param name="shown">What the candidate was shown to gain, where it is a rewrite itself.</param>
    public async Task<IReadOnlyDictionary<string, CertifiedPart>> OfAsync(
        CandidateUnderTest subject, SandboxJob job, Improvement shown, CancellationToken cancellationToken)
    {
        var credit = new Dictionary<string, CertifiedPart>(StringComparer.Ordinal);
        if (subject.Parts.Count == 1) return credit;
        var whole = job with { Platform = subject.Compilation.Image, Bundle = subject.Bundle, CandidateType = subject.RewrittenType };
        foreach (var part in subject.Rewrites)
            credit.Add(part.Type.Id, await CreditAsync(subject, part, whole, shown, cancellationToken));
        return credit;
    }

    private async Task<CertifiedPart> CreditAsync(
        CandidateUnderTest subject, CandidatePart part, SandboxJob whole, Improvement shown, CancellationToken cancellationToken)
    {
        var (isNew, isOnly) = (part.Type.Id == subject.Type.Id, subject.Rewrites.Count == 1);
        var gained = new CertifiedPart(part.Type.Id, part.Type.Objective);
        if (isOnly)
            return gained with { Alone = isNew ? shown.Predicted : await GainAsync(part.Type, whole, subject, cancellationToken) };
        var without = isNew ? null : PartAlone.PlatformWithout(subject, part.Type);
        return gained with
        {
            Alone = PartAlone.Job(subject, part, whole) is { } alone ? await GainAsync(part.Type, alone, subject, cancellationToken) : null,
            Added = isNew ? shown.Predicted
                : without is null ? null : await GainAsync(part.Type, whole with { Platform = without }, subject, cancellationToken),
            Together = await GainAsync(part.Type, whole, subject, cancellationToken),
        };
    }

    private async Task<Estimate?> GainAsync(Optimization type, SandboxJob job, CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var gain = await measurement.MeasureAsync(type, job, subject.Traffic, cancellationToken);
        return gain.Predicted.Samples == 0 || gain.Confidence == 0 ? null : gain.Predicted;
    }
}
