using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Running;

/// <summary>One run of the stranger's platform that several tests look at.</summary>
public sealed class LibraryRun : IAsyncLifetime
{
    public const int Seed = 20261122;

    private readonly TemporaryFolder folder = new();

    internal CliResult Result { get; private set; } = new(-1, "", "not run");

    public JsonElement Report { get; private set; }

    public string Platform { get; private set; } = "";

    public string Out => folder["out"];

    /// <summary>Folders of candidates that were released or wait for a person.</summary>
    public IEnumerable<string> Candidates => Directory.EnumerateDirectories(Out).Where(d => Path.GetFileName(d) != "rejected").Order(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        Platform = Library.CopyTo(folder);
        new LibraryTrace(Seed).Write(folder["trace.jsonl.gz"]);
        Result = await Cli.RunAsync("run", Platform, "--trace", folder["trace.jsonl.gz"], "--out", Out, "--autonomy", "full", "--json");
        Report = Result.Json;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal JsonElement Function(string id) => Report.GetProperty("functions").EnumerateArray().Single(f => f.GetProperty("function").GetString() == id);
}
