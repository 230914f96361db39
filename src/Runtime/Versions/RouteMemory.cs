using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Optimizer.Runtime.Versions;

/// <summary>The newest revision of each function's route that was followed; in a file, where one is named, so that a restart does not forget.</summary>
internal sealed class RouteMemory
{
    private readonly Dictionary<string, long> newest = new(StringComparer.Ordinal);
    private readonly string? path;
    private readonly ILogger log;

    /// <param name="path">The file; null: in memory only.</param>
    /// <param name="log">Told when the file cannot be used: then the memory is as long as the process.</param>
    public RouteMemory(string? path, ILogger log)
    {
        (this.path, this.log) = (path, log);
        if (path is not null) Guard(Load);
    }

    /// <returns>-1 for a function of which nothing is known.</returns>
    public long Newest(string function) => newest.GetValueOrDefault(function, -1);

    public void Remember(string function, long revision)
    {
        if (revision <= Newest(function)) return;
        newest[function] = revision;
        if (path is not null) Guard(Save);
    }

    private void Load()
    {
        if (!File.Exists(path)) return;
        foreach (var (function, revision) in JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllBytes(path)) ?? [])
            newest[function] = revision;
    }

    /// <summary>Whole, under another name first: a process that ends in between leaves the file before.</summary>
    private void Save()
    {
        var draft = $"{path}.{Environment.ProcessId}.draft";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(newest));
        File.Move(draft, path!, overwrite: true);
    }

    private void Guard(Action use)
    {
        try
        {
            use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Logs.RouteMemoryBroken(log, e, path!);
        }
    }
}
