using System.Text.Json;
using Optimizer.Core.Bundles;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Local.Commands;
using Optimizer.Local.Reporting;
using Optimizer.Runtime.Json;

namespace Optimizer.Local.Running;

/// <summary>
/// Writes what a cycle wrote: <c>{function}-{type}/</c> per candidate, those that were rejected below <c>rejected/</c>, and
/// <c>report.json</c>.
/// </summary>
internal sealed class CandidateFolders(IBlobStore blobs)
{
    private static readonly JsonSerializerOptions Indented = new(PlatformJson.Options) { WriteIndented = true };

    /// <exception cref="CommandFailedException">Nothing can be written there.</exception>
    public static void RequireWritable(DirectoryInfo output)
    {
        try
        {
            output.Create();
            var probe = Path.Combine(output.FullName, ".optimizer-probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"--out: nothing can be written to {output.FullName}: {fault.Message}");
        }
    }

    public static void WriteReport(DirectoryInfo output, ReportDocument report) =>
        File.WriteAllText(Path.Combine(output.FullName, "report.json"), JsonSerializer.Serialize(report, CliJson.Options) + "\n");

    public async Task WriteAsync(DirectoryInfo output, CycleRecord cycle, CancellationToken cancellationToken)
    {
        foreach (var opportunity in cycle.Opportunities)
        {
            var name = CertificateNames.Bundle(cycle.Platform, cycle.Id, opportunity.Function, opportunity.Type);
            var blob = await blobs.GetAsync(CycleBlobs.Container, name, cancellationToken).ConfigureAwait(false);
            if (blob is null) continue;
            var parent = opportunity.Result is "deployed" or "review" ? output.FullName : Path.Combine(output.FullName, "rejected");
            Write(Path.Combine(parent, $"{opportunity.Function}-{opportunity.Type}"), BundleArchive.Read(blob.Content));
        }
    }

    private static void Write(string folder, BundleContent content)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(content.Manifest, Indented) + "\n");
        File.WriteAllText(Path.Combine(folder, "source.cs"), content.Source);
        File.WriteAllText(Path.Combine(folder, "change.patch"), content.Patch);
        File.WriteAllText(Path.Combine(folder, "certificate.json"), content.Certificate);
        File.WriteAllText(Path.Combine(folder, "INSTRUCTIONS.md"), content.Instructions);
    }
}
