using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Catalog;
using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Puts together what a bundle holds.</summary>
internal static class BundleWriter
{
    public static BundleContent Write(
        Candidate candidate, Optimization type, PlatformCompilation platform, AssemblyImage image, Certificate certificate, PlanJson json)
    {
        var source = platform.Functions[candidate.Function];
        var manifest = new BundleManifest(
            certificate.Platform, candidate.Function, candidate.Type, candidate.EntryType, source.Type.ToMetadataName(), platform.Image.Name)
        {
            Contract = source.Contract,
        };
        return new BundleContent(
            manifest, image.Image, candidate.Source, UnifiedPatch.Write(candidate.Edits),
            JsonSerializer.Serialize(certificate, json.Indented) + "\n",
            Instructions.Write(candidate, type, source, certificate));
    }
}
