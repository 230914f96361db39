using System.CommandLine;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Local.Detecting;
using Optimizer.Local.Running;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer detect PLATFORM_DIR [--trace FILE]</c>.</summary>
internal sealed class DetectCommand : ICliCommand
{
    private readonly Argument<DirectoryInfo> folder = new("PLATFORM_DIR")
    {
        Description = "The platform's folder: platform.json and the *.cs files of its functions.",
    };
    private readonly Option<FileInfo?> trace = new("--trace")
    {
        Description = "Recorded invocations: JSON Lines, plain or gzip. Without it, only what the source alone shows is found.", HelpName = "FILE",
    };

    public Command Build(CommandIo io)
    {
        var command = new Command("detect", "Say where optimizations would help in a platform's folder, without writing any.") { folder, trace };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var source = PlatformFolder.Read(parsed.GetRequiredValue(folder));
        var platform = PlatformCompiler.Compile(source, new FolderReferences().For(source.Definition));
        var traffic = await TrafficAsync(io, parsed.GetValue(trace), platform, cancellationToken).ConfigureAwait(false);
        var found = OpportunityFinder.Find(io.Catalog(), platform, traffic)
            .Select(o => DetectedReport.Of(o, platform.Functions[o.Function])).ToList();
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(new DetectDocument(found));
        else foreach (var line in found.SelectMany(f => f.Lines()).DefaultIfEmpty("Nothing was found that would help.")) io.Out.WriteLine(line);
    }

    private static async Task<IReadOnlyDictionary<string, FunctionTraffic>> TrafficAsync(
        CommandIo io, FileInfo? trace, PlatformCompilation platform, CancellationToken cancellationToken)
    {
        if (trace is null) return new Dictionary<string, FunctionTraffic>();
        var versions = platform.Functions.Keys.ToDictionary(f => f, _ => 0, StringComparer.Ordinal);
        var content = await new TraceLoader(io.Error, io.Time).LoadAsync(trace, platform, versions, cancellationToken).ConfigureAwait(false);
        foreach (var complaint in TraceComplaints.Of(trace, content)) io.Error.WriteLine(complaint);
        return content.Traffic;
    }
}
