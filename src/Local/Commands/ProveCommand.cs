using System.CommandLine;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Changes;
using Optimizer.Core.Source;
using Optimizer.Local.Proving;
using Optimizer.Local.Running;
using Optimizer.Sandbox;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer prove --baseline A.cs --candidate B.cs</c>.</summary>
internal sealed class ProveCommand : ICliCommand
{
    internal static ProofOptions Options { get; } = new()
    {
        MaxCases = 2_000, MaxGenerated = 600, MaxGeneratedPool = 1_200, MaxSearchCalls = 1_500,
        Limits = new SandboxLimits(TimeSpan.FromSeconds(60), 512L << 20, TimeSpan.FromSeconds(4)),
    };

    private readonly Option<FileInfo> baseline = new("--baseline")
    {
        Description = "The function before: a file with one public class that implements IPlatformFunction<TRequest, TResponse>.", HelpName = "A.cs", Required = true,
    };
    private readonly Option<FileInfo> candidate = new("--candidate")
    {
        Description = "The function after; it may use the types that the other file declares.", HelpName = "B.cs", Required = true,
    };
    private readonly Option<FileInfo?> requests = new("--requests")
    {
        Description = "JSON Lines: requests, or a trace's invocations with their dependencies' responses. Without it, requests are made up.", HelpName = "R.jsonl",
    };
    private readonly Option<FileInfo[]> references = new("--references")
    {
        Description = "Assemblies that both files use, beside the framework and Optimizer.Runtime.", HelpName = "DLL", AllowMultipleArgumentsPerToken = true,
    };

    public Command Build(CommandIo io)
    {
        var command = new Command("prove", "Compare what a function does before and after a change, on recorded requests and at the edges of its input.")
        {
            baseline, candidate, requests, references,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = References(parsed);
        var change = new HandWrittenChange(
            SourceFile.Read("--baseline", parsed.GetRequiredValue(baseline)),
            SourceFile.Read("--candidate", parsed.GetRequiredValue(candidate)),
            parsed.GetValue(requests) is { } file ? RequestFile.Read(file) : [])
        {
            References = new FolderReferences().For(new PlatformDefinition("prove", [], paths)),
            ReferencePaths = paths,
        };
        using var sandbox = new SandboxProcess(io.Time);
        var document = ProveDocument.Of(await new ChangeProof(sandbox, Options).ExamineAsync(change, cancellationToken).ConfigureAwait(false));
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(document);
        else foreach (var line in document.Lines()) io.Out.WriteLine(line);
    }

    private List<string> References(ParseResult parsed)
    {
        var paths = (parsed.GetValue(references) ?? []).Select(r => r.FullName).ToList();
        var missing = paths.Where(p => !File.Exists(p)).ToList();
        return missing.Count == 0 ? paths : throw new CommandFailedException($"--references: there is no file {string.Join(", ", missing)}.");
    }
}
