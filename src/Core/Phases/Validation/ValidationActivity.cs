using Optimizer.Core.Bundles;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// Phase 4: compile, contract, equivalence, scenarios, improvement → confidence, risk, complexity → gates. What is not rejected
/// becomes a version.
/// </summary>
public sealed class ValidationActivity(
    IPlatformState state, PlatformWorkspace workspace, OptimizationCatalog catalog, CycleBlobs blobs, ISandbox sandbox,
    PlanJson json, ProofOptions proof, GateOptions gates, TimeProvider time, PremiseOptions? premises = null)
    : IActivity<ValidationInput, ValidationOutput>
{
    public async Task<ValidationOutput> RunAsync(ValidationInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var detected = (await blobs.GetAsync<List<DetectedOpportunity>>(input.Detected, cancellationToken))[input.Index];
        var candidate = await blobs.GetAsync<Candidate>(input.Candidate, cancellationToken);
        var compilation = await workspace.CompileAsync(input.Platform, cancellationToken);
        var bundle = BundleCompiler.Compile(compilation, candidate);
        var certificate = bundle.Image is { } image
            ? await ExamineAsync(input, await SubjectAsync(input, detected, candidate, compilation, image, cancellationToken), cancellationToken)
            : DoesNotCompile(input, candidate, bundle);
        await blobs.PutAsync(
            CertificateNames.Certificate(input.Platform, input.CycleId, candidate.Function, candidate.Type), certificate, cancellationToken);
        var version = bundle.Image is null ? null : await StoreAsync(input, detected, candidate, compilation, bundle.Image, certificate, cancellationToken);
        return new ValidationOutput(
            certificate.Release, [.. certificate.Reasons.Take(3)], version, time.GetElapsedTime(started).TotalMilliseconds)
        {
            Measured = Measured(certificate),
        };
    }

    private Discovery? Measured(Certificate certificate) =>
        certificate.Assessment is { } assessment && certificate.Verdicts.All(v => v.Examination != GatePolicy.Contract || v.Outcome == VerdictOutcome.Pass)
            ? new Discovery(assessment.Confidence, gates.FalseDiscoveryLevel)
            : null;

    private async Task<CandidateUnderTest> SubjectAsync(
        ValidationInput input, DetectedOpportunity detected, Candidate candidate, PlatformCompilation compilation, AssemblyImage image,
        CancellationToken cancellationToken)
    {
        var traffic = TrafficSnapshot.Read(await blobs.GetBytesAsync(detected.Traffic, cancellationToken));
        var below = await BelowAsync(input.Platform, candidate.Function, detected.BaseVersion, cancellationToken);
        return new CandidateUnderTest(
            input.Platform, detected, candidate, catalog.Get(candidate.Type), compilation, traffic, image, workspace.ReferencePaths(compilation))
        {
            Below = below, Original = detected.BaseVersion == 0 ? traffic : await OriginalAsync(below, cancellationToken),
        };
    }

    /// <summary>The versions that a new one would stand on, the live one first.</summary>
    private async Task<IReadOnlyList<VersionRecord>> BelowAsync(string platform, string function, int version, CancellationToken cancellationToken)
    {
        var below = new List<VersionRecord>();
        for (var next = version; next > 0 && below.TrueForAll(v => v.Version > next); next = below[^1].BaseVersion)
        {
            if (await state.GetVersionAsync(platform, function, next, cancellationToken) is not { } record) break;
            below.Add(record);
        }
        return below;
    }

    /// <summary>The traffic that the first of them was proved on, which was the original's; kept as long as its cycle is.</summary>
    private async Task<FunctionTraffic?> OriginalAsync(IReadOnlyList<VersionRecord> below, CancellationToken cancellationToken) =>
        below is [.., { BaseVersion: 0, Traffic: { } kept }] && await blobs.FindBytesAsync(kept, cancellationToken) is { } content
            ? TrafficSnapshot.Read(content)
            : null;

    private async Task<Certificate> ExamineAsync(ValidationInput input, CandidateUnderTest subject, CancellationToken cancellationToken)
    {
        var examination = await new CandidateExaminer(sandbox, json, proof).ExamineAsync(subject, cancellationToken);
        var assessment = CandidateAssessor.Assess(subject, examination);
        var decision = GatePolicy.Decide(examination.Verdicts, assessment, input.Autonomy, gates);
        return new Certificate
        {
            Platform = input.Platform,
            Function = subject.Candidate.Function,
            Type = subject.Candidate.Type,
            Cycle = input.CycleId,
            At = time.GetUtcNow(),
            Release = decision.Release,
            Reasons = decision.Reasons,
            Verdicts = [CompileVerdict(), .. examination.Verdicts],
            Equivalence = CertifiedEquivalence.Of(examination.Equivalence),
            Scenarios = examination.Scenarios,
            Assessment = assessment,
            Method = examination.Improvement?.Method,
            Composition = examination.Improvement is null ? null : new PartCredit(proof).Of(subject, examination.Rewrites, cancellationToken),
            Seed = proof.Seed,
            Autonomy = input.Autonomy,
        };
    }

    private Certificate DoesNotCompile(ValidationInput input, Candidate candidate, BundleCompilation bundle)
    {
        var reasons = bundle.Errors.Take(5).Select(e => new Reason("compile.error", e.ToString())).ToArray();
        return new Certificate
        {
            Platform = input.Platform,
            Function = candidate.Function,
            Type = candidate.Type,
            Cycle = input.CycleId,
            At = time.GetUtcNow(),
            Release = Release.Reject,
            Reasons = reasons,
            Verdicts = [Verdict.Fail("compile", reasons)],
            Equivalence = new CertifiedEquivalence(0, 1, 0, [], []),
            Scenarios = [],
            Seed = proof.Seed,
            Autonomy = input.Autonomy,
        };
    }

    private static Verdict CompileVerdict() =>
        Verdict.Pass("compile", new Reason("compile.ok", "The change compiles against the platform without errors."));

    private async Task<int?> StoreAsync(
        ValidationInput input, DetectedOpportunity detected, Candidate candidate, PlatformCompilation compilation, AssemblyImage image,
        Certificate certificate, CancellationToken cancellationToken)
    {
        var content = BundleWriter.Write(candidate, catalog.Get(candidate.Type), compilation, image, certificate, json);
        var zip = BundleArchive.Write(content);
        await blobs.PutBytesAsync(CertificateNames.Bundle(input.Platform, input.CycleId, candidate.Function, candidate.Type), zip, cancellationToken);
        if (certificate.Release == Release.Reject || certificate.Assessment is not { } assessment) return null;
        var traffic = TrafficSnapshot.Read(await blobs.GetBytesAsync(detected.Traffic, cancellationToken));
        var version = await state.AddVersionAsync(
            input.Platform,
            new NewVersion(candidate.Function, candidate.Type, candidate.Plans, detected.BaseVersion, input.CycleId, zip, assessment)
            {
                Source = SourceFingerprint.Of(compilation.Source, candidate.Function),
                Traffic = detected.Traffic,
                Premises = PremiseReader.Of(traffic, premises?.Runtime),
            },
            cancellationToken);
        return version.Version;
    }
}
